import { type Money, money, toWire } from '#money'
import { formatMoney } from '#platform/http/format-words'
import type { Language } from '#platform/problems'
import { momentInWords } from '../moment.ts'
import type { Finding, Operation } from './question.ts'

type Verbs = {
  readonly now: string
  readonly both: string
  readonly later: string
}

const verbs: Readonly<Record<Operation, Readonly<Record<Language, Verbs>>>> = {
  transfer: {
    en: {
      now: 'You can send {now} now.',
      both: 'You can send {now} now, or {later} from {at}.',
      later: 'You can send {later} from {at}.',
    },
    'zh-CN': {
      now: '现在可转 {now}。',
      both: '现在可转 {now}，{at}起可转 {later}。',
      later: '{at}起可转 {later}。',
    },
  },
  deposit: {
    en: {
      now: 'You can add {now} now.',
      both: 'You can add {now} now, or {later} from {at}.',
      later: 'You can add {later} from {at}.',
    },
    'zh-CN': {
      now: '现在可充值 {now}。',
      both: '现在可充值 {now}，{at}起可充值 {later}。',
      later: '{at}起可充值 {later}。',
    },
  },
  withdrawal: {
    en: {
      now: 'You can withdraw {now} now.',
      both: 'You can withdraw {now} now, or {later} from {at}.',
      later: 'You can withdraw {later} from {at}.',
    },
    'zh-CN': {
      now: '现在可提现 {now}。',
      both: '现在可提现 {now}，{at}起可提现 {later}。',
      later: '{at}起可提现 {later}。',
    },
  },
  payment: {
    en: {
      now: 'You can pay {now} now.',
      both: 'You can pay {now} now, or {later} from {at}.',
      later: 'You can pay {later} from {at}.',
    },
    'zh-CN': {
      now: '现在可支付 {now}。',
      both: '现在可支付 {now}，{at}起可支付 {later}。',
      later: '{at}起可支付 {later}。',
    },
  },
}

type Asked = {
  readonly operation: Operation
  readonly currency: Money['currency']
  readonly now: Date
  readonly language: Language
}

/** "You can send 600.00 now, or 10,000.00 from 00:00 tomorrow"; null when nothing would pass. */
export const nearestWords = (finding: Finding, asked: Asked): string | null => {
  const { outlook, person, blockers } = finding
  const { operation, currency, language } = asked
  const { nowMinor, later } = outlook
  if (blockers.length === 0 || (nowMinor === null && later === null)) return null
  const say = (minor: bigint) => formatMoney(toWire(money(minor, currency)), language)
  const which = nowMinor === null ? 'later' : later === null ? 'now' : 'both'
  const at = later ? momentInWords(later.at, asked.now, { ...person, language }) : ''
  return verbs[operation][language][which]
    .replace('{now}', nowMinor === null ? '' : say(nowMinor))
    .replace('{later}', later ? say(later.minor) : '')
    .replace('{at}', at)
}
