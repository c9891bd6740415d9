import { roleNames } from '#identity'
import { deviceWords } from '#platform/device'
import type { PublishedEvent } from '#platform/events'
import { placeWords } from '#platform/place'
import type { MoneyParam, Words } from '#platform/problems'
import { variantNames as paperNames } from '#verification'
import type { Params } from './fill-words.ts'
import type { KindName, ParamsOf } from './kinds/kinds.ts'

/** What somebody is told of an event; `movementId` is the receipt or withdrawal that it leads to. */
export type Told = {
  readonly kind: KindName
  readonly params: Params
  readonly movementId?: string
}

type Fields = Readonly<Record<string, unknown>>
type Read = (data: Fields, at: string) => Told | null

const told = <K extends KindName>(kind: K, params: ParamsOf<K>, movementId?: string): Told => ({
  kind,
  params: params as Params,
  ...(movementId !== undefined && { movementId }),
})

const text = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value
  throw new Error('The event lacks a text')
}
const count = (value: unknown): number => {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new Error('The event lacks a count')
}
const time = (value: unknown): string => {
  const at = new Date(text(value))
  if (Number.isNaN(at.getTime())) throw new Error('The event lacks a time')
  return at.toISOString()
}
const money = (value: unknown, currency?: unknown): MoneyParam => {
  if (currency !== undefined) return { amount: text(value), currency: text(currency) }
  const fields = (value ?? {}) as Fields
  return { amount: text(fields.amount), currency: text(fields.currency) }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Words in both languages, when it is some. */
const words = (value: unknown): Words | null => {
  const given = (value ?? {}) as Partial<Words>
  return isText(given.en) && isText(given['zh-CN'])
    ? { en: given.en, 'zh-CN': given['zh-CN'] }
    : null
}

const bothLanguages = (value: unknown): Words => {
  const read = words(value)
  if (!read) throw new Error('The event lacks words')
  return read
}

/** As the event has it: words, what a User-Agent says, or a name. */
const device = (value: unknown): Words => {
  if (isText(value)) return { en: value, 'zh-CN': value }
  const { browser = null, system = null } = (value ?? {}) as Readonly<Record<string, unknown>>
  return (
    words(value) ??
    deviceWords({
      browser: isText(browser) ? browser : null,
      system: isText(system) ? system : null,
    })
  )
}
const place = (value: unknown): Words =>
  isText(value)
    ? placeWords(value)
    : (words(value) ?? { en: 'an unknown place', 'zh-CN': '未知地点' })

const from = (data: Fields) => ({ device: device(data.device), place: place(data.place) })

const factorNames: Readonly<Record<string, Words>> = {
  totp: { en: 'authenticator app', 'zh-CN': '身份验证器' },
  passkey: { en: 'passkey', 'zh-CN': '通行密钥' },
  sms: { en: 'code by text message', 'zh-CN': '短信验证码' },
  email: { en: 'code by e-mail', 'zh-CN': '邮箱验证码' },
  recovery: { en: 'recovery codes', 'zh-CN': '恢复码' },
}
const nameIn = (names: Readonly<Record<string, Words>>, value: unknown): Words =>
  names[text(value)] ?? { en: text(value), 'zh-CN': text(value) }

const stateKinds = {
  active: 'account_active',
  frozen_by_owner: 'account_frozen',
  frozen_by_risk: 'account_restricted',
  closed: 'account_closed',
} as const satisfies Record<string, KindName>

const identity: Readonly<Record<string, Read>> = {
  'identity.signed_in': (data, at) =>
    data.newDevice === true ? told('new_device', { ...from(data), at }) : null,
  'identity.locked': (data, at) =>
    told('locked', { tries: count(data.tries), until: time(data.until), ...from(data), at }),
  'identity.unlocked': (_, at) => told('unlocked', { at }),
  'identity.sessions_ended': (data, at) =>
    count(data.count) > 0 ? told('sessions_ended', { count: count(data.count), at }) : null,
  'identity.password_changed': ({ by }, at) =>
    told(by === 'reset' ? 'password_reset' : 'password_changed', { at }),
  'identity.factor_added': (data, at) =>
    told('factor_added', { factor: nameIn(factorNames, data.kind), at }),
  'identity.factor_removed': (data, at) =>
    told('factor_removed', { factor: nameIn(factorNames, data.kind), at }),
  'identity.recovery_codes_made': (_, at) => told('recovery_codes_made', { at }),
  'identity.recovery_code_used': (data, at) =>
    told('recovery_code_used', { left: count(data.left), at }),
  'identity.phrase_changed': (_, at) => told('phrase_changed', { at }),
  'identity.email_changed': (_, at) => told('email_changed', { at }),
  'identity.phone_changed': (_, at) => told('phone_changed', { at }),
  'identity.phone_verified': (_, at) => told('phone_verified', { at }),
  'identity.state_changed': (data, at) =>
    told(stateKinds[text(data.state) as keyof typeof stateKinds] ?? 'security_changed', { at }),
  'identity.cooldown_started': ({ reason, until }) =>
    told(
      reason === 'unfrozen' || reason === 'unlocked' ? 'cooldown_started' : 'cooldown_after_change',
      {
        until: time(until),
      },
    ),
  'identity.role_changed': (data, at) =>
    told(data.granted === true ? 'role_granted' : 'role_removed', {
      role: nameIn(roleNames, data.role),
      at,
    }),
  'identity.tier_changed': (data, at) => {
    const tier = words(data.title) ?? nameIn({}, data.to)
    return told(count(data.to) > count(data.from) ? 'tier_raised' : 'tier_lowered', { tier, at })
  },
}

const maskedName = (value: unknown): string => text((value as Fields | undefined)?.maskedName)

/** Why a deposit goes back where it came from. */
const goesBack: Readonly<Record<string, Words>> = {
  below_minimum: {
    en: 'It is below the smallest deposit.',
    'zh-CN': '金额低于最低充值额。',
  },
  currency_not_allowed: {
    en: 'This currency is not offered where you live.',
    'zh-CN': '您所在地区不提供该币种。',
  },
}

const heldDeposit: Read = (data, at) => {
  const amount = money(data.amount, data.currency)
  if (data.by === undefined) return told('deposit_held', { amount, at })
  const dates = { amount, at, by: time(data.by) }
  const why = goesBack[text(data.reason)]
  if (why) return told('deposit_waits', { ...dates, why })
  const kind = data.reason === 'above_limit' ? 'deposit_above_limit' : 'deposit_while_frozen'
  return told(kind, dates)
}

const others: Readonly<Record<string, Read>> = {
  'transfers.sent': (data, at) => {
    const amounts = { amount: money(data.amount), fee: money(data.fee) }
    return told(
      'money_sent',
      { ...amounts, payee: maskedName(data.payee), at },
      text(data.transferId),
    )
  },
  'transfers.received': (data, at) =>
    told(
      'money_received',
      { amount: money(data.amount), sender: maskedName(data.sender), at },
      text(data.transferId),
    ),
  'funding.deposit_credited': (data, at) =>
    told(
      'deposit_credited',
      { amount: money(data.amount, data.currency), at },
      text(data.depositId),
    ),
  'policy.change_announced': (data) =>
    told('policy_change', {
      version: count(data.version),
      what: words(data.topics) ?? { en: 'some terms', 'zh-CN': '部分条款' },
      from: time(data.effectiveFrom),
    }),
  'availability.back_for_you': (data, at) =>
    told('back_again', { what: bothLanguages(data.title), at }),
  'funding.deposit_held': heldDeposit,
  'verification.document_approved': (data, at) =>
    told('document_approved', { document: nameIn(paperNames, data.variant), at }),
  'verification.document_rejected': (data, at) =>
    told('document_rejected', {
      document: nameIn(paperNames, data.variant),
      why: words(data.title) ?? { en: text(data.reason), 'zh-CN': text(data.reason) },
      fix: words(data.fix) ?? { en: '', 'zh-CN': '' },
      at,
    }),
  'verification.review_late': (data) => told('review_late', { until: time(data.answerBy) }),
  'verification.document_expiring': (data) => {
    const about = { document: nameIn(paperNames, data.variant), day: text(data.expiresOn) }
    const days = count(data.days)
    return days > 0
      ? told('document_expiring', { ...about, days })
      : told('document_expired', about)
  },
  'notifications.preferences_changed': (data, at) =>
    data.turnedOff === true ? told('messages_turned_off', { at }) : null,
}

const withdrawals: Readonly<Record<string, Read>> = {
  'funding.withdrawal_requested': (data, at) => {
    const about = { amount: money(data.amount), by: time(data.arrivesBy), at }
    const id = text(data.withdrawalId)
    return isText(data.reviewDue)
      ? told('withdrawal_in_review', { ...about, due: time(data.reviewDue) }, id)
      : told('withdrawal_requested', { ...about, fee: money(data.fee) }, id)
  },
  'funding.withdrawal_submitted': (data, at) =>
    told('withdrawal_submitted', { amount: money(data.amount), at }, text(data.withdrawalId)),
  'funding.withdrawal_completed': (data, at) =>
    told('withdrawal_completed', { amount: money(data.amount), at }, text(data.withdrawalId)),
  'funding.withdrawal_cancelled': (data, at) =>
    told('withdrawal_cancelled', { amount: money(data.amount), at }, text(data.withdrawalId)),
  'funding.withdrawal_rejected': (data, at) => {
    const about = { amount: money(data.amount), at }
    const id = text(data.withdrawalId)
    return data.by === 'bank'
      ? told('withdrawal_refused_by_bank', { ...about, why: bothLanguages(data.because) }, id)
      : told('withdrawal_refused_by_us', about, id)
  },
  'funding.withdrawal_returned': (data, at) => {
    const about = { amount: money(data.amount), why: bothLanguages(data.because), at }
    return told('withdrawal_returned', about, text(data.withdrawalId))
  },
  'funding.withdrawal_late': (data) => {
    const about = { amount: money(data.amount), by: time(data.arrivesBy) }
    return told('withdrawal_late', about, text(data.withdrawalId))
  },
  'funding.bank_account_added': (data, at) => {
    const about = { currency: text(data.currency), end: text(data.accountEnd), at }
    return told('bank_account_added', about)
  },
}

/** Those of silent restrictions are about the restriction, not a person: nobody is told. */
const risk: Readonly<Record<string, Read>> = {
  'risk.restriction_placed': ({ why, by }, at) => {
    const because = words(why)
    return because && told('restriction_placed', { why: because, at, by: time(by) })
  },
  'risk.restriction_lifted': (_, at) => told('restriction_lifted', { at }),
  'risk.review_extended': ({ by }, at) =>
    by ? told('review_extended', { at, by: time(by) }) : null,
  'risk.review_overdue': ({ missed, by }) =>
    by ? told('review_overdue', { missed: time(missed), by: time(by) }) : null,
  'risk.appeal_made': ({ by }, at) => told('appeal_made', { at, by: time(by) }),
  // One that was granted is told as lifted.
  'risk.appeal_decided': ({ outcome, by }, at) =>
    outcome === 'upheld' ? told('appeal_upheld', { at, by: time(by) }) : null,
}

const readers = { ...identity, ...others, ...withdrawals, ...risk }

/** The types of event that somebody is told of. */
export const toldEvents: readonly string[] = Object.keys(readers)

/**
 * What is told of an event, null when nothing is. One about security that cannot be read is told in
 * general words: better a vague warning than none.
 * @throws Error for one about money that cannot be read.
 */
export const readEvent = (event: PublishedEvent): Told | null => {
  const at = event.at.toISOString()
  const read = readers[event.type]
  if (!read) return null
  try {
    return read(event.data, at)
  } catch (error) {
    if (!event.type.startsWith('identity.')) throw error
    return told('security_changed', { at })
  }
}
