import { declareContracts } from '#platform/contract'

export const policyContract = declareContracts({})
