import { deviceWords } from '#platform/device'
import { formatId } from '#platform/ids'
import { placeWords } from '#platform/place'
import type { Draft, Step } from '../explanation.ts'
import { offer } from '../offers.ts'
import { explainReasons } from '../reasons.ts'

/** A line of somebody's security history about a sign-in. */
export type SignInFacts = {
  readonly id: string
  readonly personId: string
  readonly at: Date
  readonly kind: string
  readonly outcome: 'ok' | 'refused'
  readonly place: string | null
  readonly browser: string | null
  readonly system: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

type Name =
  | 'wrong_password'
  | 'wrong_code'
  | 'sign_in_locked'
  | 'signed_in_new_device'
  | 'signed_in'

/** Null for lines that are not about signing in. */
const nameOf = ({ kind, facts }: SignInFacts): Name | null => {
  if (kind === 'locked') return 'sign_in_locked'
  if (kind === 'signed_in') return facts.newDevice === true ? 'signed_in_new_device' : 'signed_in'
  if (kind !== 'sign_in_failed') return null
  return facts.by === 'password' ? 'wrong_password' : 'wrong_code'
}

const offers: Readonly<Record<Name, Draft['actions']>> = {
  wrong_password: [offer('change_password'), offer('freeze')],
  wrong_code: [offer('change_password'), offer('see_devices'), offer('freeze')],
  sign_in_locked: [offer('unlock'), offer('change_password'), offer('freeze')],
  signed_in_new_device: [offer('see_devices'), offer('freeze')],
  signed_in: [offer('see_devices'), offer('freeze')],
}

const titles = {
  wrong_password: { en: 'Wrong password', 'zh-CN': '密码错误' },
  wrong_code: { en: 'Wrong second factor', 'zh-CN': '二次验证未通过' },
  sign_in_locked: { en: 'Locked', 'zh-CN': '已锁定' },
  signed_in_new_device: { en: 'Signed in', 'zh-CN': '已登录' },
  signed_in: { en: 'Signed in', 'zh-CN': '已登录' },
} as const

const placeOf = ({ place }: SignInFacts) =>
  place === null ? { en: 'unknown network', 'zh-CN': '未知网络' } : placeWords(place)

const untilOf = ({ facts }: SignInFacts): Date | null =>
  typeof facts.until === 'string' ? new Date(facts.until) : null

const timelineOf = (name: Name, at: Date, until: Date | null, now: Date): Step[] => {
  const first: Step = { code: name, title: titles[name], state: 'done', at }
  if (until === null) return [first]
  const title = { en: 'Opens by itself', 'zh-CN': '自动解除' }
  const opened: Step =
    until <= now
      ? { code: 'opens', title, state: 'done', at: until }
      : { code: 'opens', title, state: 'next', by: until }
  return [first, opened]
}

/** A try to sign in, as the record has it; null when the line is about something else. */
export const explainSignIn = (facts: SignInFacts, now: Date): Draft | null => {
  const name = nameOf(facts)
  if (name === null) return null
  const until = name === 'sign_in_locked' ? untilOf(facts) : null
  const isLocked = until !== null && until > now
  const id = formatId('audit', facts.id)
  const { at } = facts
  return {
    ...{ kind: 'sign_in', id, code: `explain.${name}`, declaration: explainReasons[name] },
    params: {
      ...{ device: deviceWords(facts), place: placeOf(facts) },
      ...{ tries: facts.facts.tries, until },
    },
    state: isLocked ? 'restricted' : facts.outcome === 'refused' ? 'refused' : 'done',
    ...{ at, evidence: [{ id, type: `audit.${facts.kind}`, at }], money: null },
    ...{ by: isLocked ? until : null, retryAt: until, policyVersion: null },
    ...{ actions: offers[name], timeline: timelineOf(name, at, until, now), staffNote: null },
  }
}
