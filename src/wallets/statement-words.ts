import type { Language } from '#platform/problems'
import type { LineKind, StatementLine } from './statement.ts'

/** Every word that stands on a statement, by language. */
const en = {
  title: 'Account statement',
  holder: 'Account holder',
  accountNumber: 'Account number',
  wallet: 'Wallet',
  period: 'Period',
  issued: 'Issued',
  opening: 'Opening balance',
  closing: 'Closing balance',
  moneyIn: 'Money in',
  moneyOut: 'Money out',
  ofWhichFees: 'of which fees',
  columnIn: 'In',
  columnOut: 'Out',
  date: 'Date',
  time: 'Time',
  description: 'Description',
  counterparty: 'Counterparty',
  counterpartyAccount: 'Counterparty account',
  memo: 'Memo',
  reference: 'Reference',
  balance: 'Balance',
  currency: 'Currency',
  noLines: 'No movements in this period.',
  timeZone: 'Time zone',
  made: 'Taken from the ledger of OKPay. Opening balance + money in − money out = closing balance.',
  continued: 'continued',
}
export type StatementWords = typeof en

const zh: StatementWords = {
  title: '账户对账单',
  holder: '户名',
  accountNumber: '账号',
  wallet: '币种账户',
  period: '账单期间',
  issued: '出具时间',
  opening: '期初余额',
  closing: '期末余额',
  moneyIn: '收入合计',
  moneyOut: '支出合计',
  ofWhichFees: '其中手续费',
  columnIn: '收入',
  columnOut: '支出',
  date: '日期',
  time: '时间',
  description: '摘要',
  counterparty: '对方户名',
  counterpartyAccount: '对方账号',
  memo: '附言',
  reference: '流水号',
  balance: '余额',
  currency: '币种',
  noLines: '本期间没有收支记录。',
  timeZone: '时区',
  made: '本对账单取自 OKPay 账本。期初余额 + 收入 − 支出 = 期末余额。',
  continued: '续',
}

export const statementWords: Readonly<Record<Language, StatementWords>> = { en, 'zh-CN': zh }

const kinds: Readonly<Record<Language, Readonly<Record<LineKind, string>>>> = {
  en: {
    transfer_sent: 'Transfer sent',
    transfer_received: 'Transfer received',
    bank_deposit: 'Bank deposit',
    withdrawal: 'Withdrawal',
    withdrawal_returned: 'Withdrawal returned',
    fee: 'Fee',
    adjustment: 'Adjustment',
  },
  'zh-CN': {
    transfer_sent: '转出',
    transfer_received: '转入',
    bank_deposit: '银行入金',
    withdrawal: '提现',
    withdrawal_returned: '提现退回',
    fee: '手续费',
    adjustment: '调整',
  },
}

export const kindWords = (kind: LineKind, language: Language): string => kinds[language][kind]

const titles: Readonly<Record<Language, Partial<Record<LineKind, (who: string) => string>>>> = {
  en: {
    transfer_sent: (who) => `To ${who}`,
    transfer_received: (who) => `From ${who}`,
    bank_deposit: (who) => `Bank deposit from ${who}`,
    withdrawal: (who) => `Withdrawal to ${who}`,
    withdrawal_returned: (who) => `Withdrawal to ${who} returned`,
  },
  'zh-CN': {
    transfer_sent: (who) => `转账给 ${who}`,
    transfer_received: (who) => `收到 ${who} 转账`,
    bank_deposit: (who) => `银行入金：${who}`,
    withdrawal: (who) => `提现至 ${who}`,
    withdrawal_returned: (who) => `提现退回：${who}`,
  },
}

/** The line's first words on paper: what happened and with whom. */
export const lineTitle = ({ kind, counterparty }: StatementLine, language: Language): string =>
  (counterparty && titles[language][kind]?.(counterparty)) || kindWords(kind, language)

const numericDay = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

/** Writes moments as they were on the holder's calendar and clock: `2026-11-22`, `14:02:31`. */
export const createLocalTime = (timeZone: string) => {
  const dayFormat = new Intl.DateTimeFormat('en-CA', { ...numericDay, timeZone })
  const timeFormat = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone })
  const offsetFormat = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return {
    day: (at: Date): string => dayFormat.format(at),
    time: (at: Date): string => timeFormat.format(at),
    /** `UTC+08:00` */
    offset: (at: Date): string => {
      const part = offsetFormat.formatToParts(at).find(({ type }) => type === 'timeZoneName')
      return (part?.value ?? 'GMT').replace('GMT', 'UTC')
    },
  }
}

/** `2026-11-01` as a reader writes it: 1 Nov 2026, 2026年11月1日. */
export const dayInWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...(language === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { dateStyle: 'long' }),
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

/** `1234567.80` → `1,234,567.80`. */
export const groupDigits = (decimal: string): string => {
  const [whole = '', fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
