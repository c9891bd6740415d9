import { declareContracts } from '#platform/contract'

export const preflightContract = declareContracts({})
