import { declareContracts } from '#platform/contract'

export const limitsContract = declareContracts({})
