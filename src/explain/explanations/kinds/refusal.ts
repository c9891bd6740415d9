import { formatId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { explainEvents } from '../../events.ts'
import type { Draft, Step, Whereabouts } from '../explanation.ts'
import type { Refusal } from '../refusal.ts'
import { refusalOffers } from './refusal-offers.ts'
import { retryAt } from './retry-at.ts'

export type RefusalFacts = {
  readonly id: string
  readonly personId: string
  readonly at: Date
  readonly data: Refusal
  /** The problem as it was answered. */
  readonly problem: Problem
}

/** Of calls that would have moved money out of a wallet. */
const movesMoney = /^POST \/v1\/(transfers|withdrawals|payments|checkouts)/

const moneyOf = ({ data: { operation, amount } }: RefusalFacts): Whereabouts | null =>
  amount && movesMoney.test(operation)
    ? {
        ...{ where: 'yours', amount, since: null },
        words: {
          en: 'Nothing was taken: {amount} did not leave your wallet.',
          'zh-CN': '未扣款：{amount} 未离开您的钱包。',
        },
      }
    : null

const timelineOf = ({ at }: RefusalFacts, until: Date | null, now: Date): Step[] => {
  const refused: Step = {
    code: 'refused',
    title: { en: 'Refused; nothing was changed', 'zh-CN': '未通过，没有任何变化' },
    ...{ state: 'done', at },
  }
  if (until === null) return [refused]
  const isPast = until <= now
  const title = { en: 'Possible again', 'zh-CN': '可以再次操作' }
  const again: Step = isPast
    ? { code: 'possible_again', title, state: 'done', at: until }
    : { code: 'possible_again', title, state: 'next', by: until }
  return [refused, again]
}

/** What was refused, in the words of its problem, and what is possible now. */
export const explainRefusal = (facts: RefusalFacts, now: Date): Draft => {
  const { id, at, data, problem } = facts
  const { code, declaration, params } = problem
  const until = retryAt(problem, { at, retryAfter: data.retryAfter })
  const evidence = [{ id: formatId('event', id), type: explainEvents.refused, at }]
  const { operation, channel, requestId, to } = data
  return {
    ...{ kind: 'refusal', id: formatId('refusal', id), code, declaration, params },
    ...{ state: 'refused', at, evidence, money: moneyOf(facts) },
    ...{ by: until !== null && until > now ? until : null, retryAt: until },
    actions: refusalOffers(problem, data),
    policyVersion: data.policyVersion,
    timeline: timelineOf(facts, until, now),
    staffNote: [operation, channel, requestId, to].filter(Boolean).join(' · '),
  }
}
