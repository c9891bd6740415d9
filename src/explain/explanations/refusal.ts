import { isCurrency, money, parseAmount, toWire } from '#money'
import type { RefusedCall } from '#platform/http/refused-call'
import { parseId } from '#platform/ids'
import { maskContact } from '#platform/mask-contact'
import type { MoneyParam, Problem } from '#platform/problems'

/** A refusal as the event `explain.refused` keeps it; plain JSON. */
export type Refusal = {
  /** The endpoint's key: `POST /v1/transfers`. */
  readonly operation: string
  readonly code: string
  /** Of the problem: moments as RFC 3339, our own words in both languages. */
  readonly params: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly idempotencyKey: string | null
  /** What was asked for, when it was an amount. */
  readonly amount: MoneyParam | null
  /** Whom it was for, masked. */
  readonly to: string | null
  /** In force when it was refused; null when no policy had been read yet. */
  readonly policyVersion: number | null
  /** Seconds that the answer told to wait. */
  readonly retryAfter: number | null
  /** What is closed (`mw_…`), when that was the reason. */
  readonly closure: string | null
  readonly channel: RefusedCall['channel']
}

/**
 * Not kept as somebody's refusal: a second factor that is asked for is a step of the way, what
 * nobody could work on has no outcome yet, and of what is silent there is nothing to tell.
 */
const notKept: ReadonlySet<string> = new Set([
  'platform.step_up_needed',
  'platform.overloaded',
  'platform.unavailable',
  'platform.outcome_unknown',
])

export const isKept = ({ code, declaration }: Problem): boolean =>
  !notKept.has(code) && declaration.disclosure !== 'silent'

const amountOf = ({ amount, currency }: Readonly<Record<string, unknown>>): MoneyParam | null => {
  if (typeof amount !== 'string' || typeof currency !== 'string') return null
  if (!isCurrency(currency)) return null
  const parsed = parseAmount(amount, currency)
  return 'refusal' in parsed ? null : toWire(money(parsed.minor, currency))
}

const closureOf = ({ members: { closure } }: Problem): string | null =>
  typeof closure === 'string' && parseId('window', closure) !== null ? closure : null

const contact = /^[^\s@]{1,64}@[^\s@]{1,190}$|^\+[1-9][0-9]{6,14}$/

/** Nothing but what is clearly an account number or a contact; a slip may be anything. */
const maskedPayee = ({ to }: Readonly<Record<string, unknown>>): string | null => {
  if (typeof to !== 'string') return null
  const plain = to.trim()
  if (/^ok[0-9]{9}$/i.test(plain)) return `OK*****${plain.slice(-4)}`
  return contact.test(plain) ? maskContact(plain) : null
}

/**
 * What is kept of a refused call. Of the body only the amount and the masked payee: memos,
 * passwords and codes stay where they were typed.
 */
export const refusalOf = (
  { operation, problem, body, idempotencyKey, channel, ctx }: RefusedCall,
  policyVersion: number | null,
): Refusal => {
  const isObject = typeof body === 'object' && body !== null && !Buffer.isBuffer(body)
  const fields = isObject ? (body as Record<string, unknown>) : {}
  return {
    ...{ operation, code: problem.code, requestId: ctx.requestId, idempotencyKey, channel },
    params: JSON.parse(JSON.stringify(problem.params)),
    ...{ amount: amountOf(fields), to: maskedPayee(fields), policyVersion },
    retryAfter: problem.retryAfterSeconds ?? null,
    closure: closureOf(problem),
  }
}
