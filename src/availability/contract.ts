import { declareContracts } from '#platform/contract'

export const availabilityContract = declareContracts({})
