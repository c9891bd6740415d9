import { declareContracts } from '#platform/contract'

export const diagnosisContract = declareContracts({})
