import { declareContracts } from '#platform/contract'

export const riskContract = declareContracts({})
