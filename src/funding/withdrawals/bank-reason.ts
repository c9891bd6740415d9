import type { Words } from '#platform/problems'
import { bankReasons } from '../rails/bank/reasons.ts'
import { type Mapped, mapOutsideCode, outsideWords } from '../rails/map-outside-code.ts'

/** Reasons by which the account itself is at fault: nothing more is sent there. */
const blocking = new Set([
  'bank.account_wrong',
  'bank.account_closed',
  'bank.account_blocked',
  'bank.account_unsuitable',
  'bank.name_mismatch',
  'bank.bank_code_wrong',
  'bank.holder_deceased',
])

export const blocksAccount = (code: string): boolean => blocking.has(code)

/** The reason for what the bank said; without a code it gives none. */
export const bankReasonFor = (set: 'iso_status' | 'iso_return', code: string | null): Mapped =>
  mapOutsideCode('bank', set, code?.toUpperCase() ?? 'NARR')

/** `bank.account_closed` → "The account is closed". */
export const bankReasonTitle = (code: string | null): Words => {
  const name = code?.slice('bank.'.length) ?? ''
  const reasons: Readonly<Record<string, { readonly title: Words }>> = bankReasons
  return (reasons[name] ?? bankReasons.reason_not_given).title
}

const known = (code: string | null): string =>
  Object.hasOwn(bankReasons, code?.slice('bank.'.length) ?? '') ? code! : 'bank.reason_not_given'

/** What the bank said of a payment and where its money is now, with what can be done. */
export const bankReasonDetail = (code: string | null): Words => {
  const mapped = { ...mapOutsideCode('bank', 'iso_status', 'NARR'), code: known(code) }
  const about = { ...mapped, money: 'returned' } as const
  return { en: outsideWords(about, 'en').detail, 'zh-CN': outsideWords(about, 'zh-CN').detail }
}
