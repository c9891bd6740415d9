import { coverageContract } from './coverage/contract.ts'
import { diagnosisContract } from './diagnosis/contract.ts'
import { explanationsContract } from './explanations/contract.ts'
import { limitsContract } from './limits/contract.ts'
import { locatorContract } from './money/contract.ts'
import { preflightContract } from './preflight/contract.ts'
import { requestsContract } from './requests/contract.ts'

export const explainContract = {
  ...explanationsContract,
  ...locatorContract,
  ...preflightContract,
  ...requestsContract,
  ...diagnosisContract,
  ...limitsContract,
  ...coverageContract,
}
