import { declareContracts } from '#platform/contract'

export const requestsContract = declareContracts({})
