import type { Static } from '#platform/contract'
import { reasonWords, wordsOf } from '#platform/http/format-words'
import { type KeptReply, keptDays } from '#platform/http/idempotency'
import type { Language, MoneyParam, Problem } from '#platform/problems'
import type { RequestOutcome } from './contract.ts'
import { requestReasons } from './reasons.ts'

/** To whom it is said. */
type Listener = { readonly language: Language; readonly timeZone: string }
export type Described = Omit<Static<typeof RequestOutcome>, 'key' | 'keptDays'>
type Reason = keyof typeof requestReasons

/** A page asks again after so many seconds while a request is under way. */
const askAgainSeconds = 2
/** Longer than any request is worked on: batches give up after four seconds, a client after 15. */
const longestWaitSeconds = 30

const nothing = {
  ...{ at: null, status: null, thing: null, href: null, explanation: null, problem: null },
}

const common = (
  name: Reason,
  { language, timeZone }: Listener,
  params: Readonly<Record<string, unknown>>,
) => {
  const declaration = requestReasons[name]
  const { whoActs, retry, article } = declaration
  return {
    code: `request.${name}`,
    ...reasonWords(declaration, params, language, timeZone),
    ...{ whoActs, article },
    retry: { rule: retry, seconds: null, sameKey: retry === 'now' || retry === 'after_fix' },
  }
}

type KeptTransfer = {
  readonly id: string
  readonly amount: MoneyParam
  readonly payee: { readonly maskedName: string }
}

const transferIn = (body: string): KeptTransfer | null => {
  const { id, amount, payee } = (JSON.parse(body || 'null') ?? {}) as Partial<KeptTransfer>
  return id?.startsWith('tr_') && amount && payee ? { id, amount, payee } : null
}

type KeptWithdrawal = {
  readonly id: string
  readonly amount: MoneyParam
  readonly arrivesBy: string
  readonly instrument: { readonly accountEnd: string }
}

const withdrawalIn = (body: string): KeptWithdrawal | null => {
  const kept = (JSON.parse(body || 'null') ?? {}) as Partial<KeptWithdrawal>
  const { id, amount, arrivesBy, instrument } = kept
  if (!id?.startsWith('wd_') || !amount || !arrivesBy || !instrument) return null
  return { id, amount, arrivesBy, instrument }
}

/** A withdrawal that was taken; where it is now its explanation says. */
const describeWithdrawal = (made: KeptWithdrawal, at: Date, listener: Listener) => {
  const { id, amount, instrument, arrivesBy } = made
  const params = { amount, at, end: instrument.accountEnd, by: new Date(arrivesBy) }
  return {
    ...common('withdrawal_done', listener, params),
    thing: { kind: 'withdrawal' as const, id },
    href: `/withdrawals/${id}`,
    explanation: `/v1/explanations/withdrawal/${id}`,
  }
}

/** An answer was kept: it was done. */
export const describeDone = (
  { status, body, at }: KeptReply & { readonly at: Date },
  listener: Listener,
): Described => {
  const made = transferIn(body)
  const done = { ...nothing, state: 'done', at: at.toISOString(), status } as const
  const withdrawal = withdrawalIn(body)
  if (withdrawal) return { ...done, ...describeWithdrawal(withdrawal, at, listener) }
  if (!made) return { ...done, ...common('done', listener, { at }), href: '/activity' }
  const { id, amount, payee } = made
  return {
    ...done,
    ...common('transfer_done', listener, { amount, to: payee.maskedName, at }),
    thing: { kind: 'transfer', id },
    href: `/activity/${id}`,
    explanation: `/v1/explanations/transfer/${id}`,
  }
}

/** A refusal as it stands on record; `id` is that of its explanation. */
export type KeyRefusal = { readonly id: string; readonly at: Date; readonly problem: Problem }

/** It was refused, so nothing was taken. */
export const describeRefused = ({ id, at, problem }: KeyRefusal, listener: Listener): Described => {
  const { language, timeZone } = listener
  const { code, declaration } = problem
  const why = {
    en: wordsOf(problem, 'en', timeZone).title,
    'zh-CN': wordsOf(problem, 'zh-CN', timeZone).title,
  }
  const described = common('refused', listener, { why, at })
  return {
    ...{ ...nothing, ...described, state: 'refused', at: at.toISOString() },
    explanation: `/v1/explanations/refusal/${id}`,
    problem: { code, ...wordsOf(problem, language, timeZone) },
    whoActs: declaration.whoActs,
    retry: { ...described.retry, rule: declaration.retry },
    article: declaration.article,
  }
}

/** Its key was given up before it arrived. */
export const describeClosed = (at: Date, listener: Listener): Described => ({
  ...{ ...nothing, ...common('closed', listener, { at }), state: 'closed', at: at.toISOString() },
})

/** It is under way here, or nothing is known of it. */
export const describeWaiting = (
  state: 'processing' | 'not_received',
  listener: Listener,
): Described => {
  const params = state === 'processing' ? { wait: longestWaitSeconds } : { days: keptDays }
  const described = common(state, listener, params)
  const seconds = state === 'processing' ? askAgainSeconds : null
  return { ...nothing, ...described, state, retry: { ...described.retry, seconds } }
}
