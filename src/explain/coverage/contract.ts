import { declareContracts } from '#platform/contract'

export const coverageContract = declareContracts({})
