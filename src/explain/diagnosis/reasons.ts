import { accountReasons } from './reasons-account.ts'
import { moneyReasons } from './reasons-money.ts'
import { signInReasons } from './reasons-sign-in.ts'
import { unrecognisedReasons } from './reasons-unrecognised.ts'
import { verificationFindings } from './reasons-verification.ts'
import { withdrawalFindings } from './reasons-withdrawals.ts'

/** Everything that a diagnosis can find by itself; problems and restrictions have words already. */
export const diagnosisReasons = {
  ...signInReasons,
  ...unrecognisedReasons,
  ...accountReasons,
  ...moneyReasons,
  ...withdrawalFindings,
  ...verificationFindings,
}
