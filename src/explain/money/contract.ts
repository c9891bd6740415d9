import { declareContracts } from '#platform/contract'

export const locatorContract = declareContracts({})
