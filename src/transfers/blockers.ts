import { type Closure, closureProblem } from '#availability'
import type { Payer } from '#identity'
import type { AccountState } from '#ledger'
import type { Money } from '#money'
import type { Problem } from '#platform/problems'
import type { Policy } from '#policy'
import {
  countReached,
  overTransferLimit,
  type SenderLimits,
  sumExceeded,
  type Usage,
} from './limits.ts'
import { refuseRestrictedPayee, refuseRestrictedSender } from './restricted-parties.ts'
import {
  checkFunds,
  checkHold,
  checkPayeeCurrency,
  checkWallets,
  decidePayee,
  feeOf,
  type Parties,
} from './transfer.ts'

/** What is known when somebody asks what would stand in the way. */
export type Standing = {
  readonly sender: Payer
  /** Null when no payee was named yet: then nothing is said of one. */
  readonly parties: Parties | null
  /** What is closed for these two in the currency. */
  readonly closure: Closure | null
  /** What OKPay has placed on either of them. */
  readonly restrictions: Parties['restrictions']
  readonly wallet: AccountState | undefined
  readonly payeeWallet: AccountState | undefined
  readonly limits: SenderLimits
  readonly usage: Usage
  readonly availableMinor: bigint
}

/** The payee, what is closed, and the payee's currency: the order in which sending looks at them. */
const partyBlockers = (
  { parties, closure }: Standing,
  currency: Money['currency'],
  policy: Policy,
  now: Date,
): (Problem | null)[] => {
  const closed = closure && closureProblem(closure, now)
  if (parties === null) return [closed]
  const found = decidePayee(parties, policy, now)
  if (found.problem) return [found.problem, closed]
  return [closed, checkPayeeCurrency(found.plan, currency, policy)]
}

const walletBlockers = (
  { parties, wallet, payeeWallet }: Standing,
  currency: Money['currency'],
): (Problem | null)[] => [
  checkWallets(wallet, undefined, currency),
  parties?.payee ? checkWallets(undefined, payeeWallet, currency) : null,
]

/**
 * Everything that stands in the way of a transfer, in the order in which sending refuses it: the
 * first one is what `POST /v1/transfers/quotes` would answer, and none means that it would pass.
 * @param amount null when none was typed yet: then nothing that depends on it is judged.
 */
export const blockersOf = (
  standing: Standing,
  amount: Money | null,
  currency: Money['currency'],
  policy: Policy,
  now: Date,
): readonly Problem[] => {
  const { sender, parties, usage, limits, availableMinor } = standing
  const found = [
    ...partyBlockers(standing, currency, policy, now),
    checkHold(sender, now),
    refuseRestrictedSender(standing, currency, now),
    parties?.payee ? refuseRestrictedPayee(standing, parties.payee.id, currency) : null,
    amount && overTransferLimit(limits, amount),
    ...walletBlockers(standing, currency),
    countReached(limits, usage),
    amount && sumExceeded(limits, usage, amount.minor),
    amount && checkFunds({ amount, fee: feeOf(policy, sender, amount) }, availableMinor),
  ].filter((problem) => problem !== null)
  const codes = found.map(({ code }) => code)
  return found.filter(({ code }, index) => codes.indexOf(code) === index)
}
