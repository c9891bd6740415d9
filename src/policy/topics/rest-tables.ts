import { type Currency, isCurrency } from '#money'
import type { Words } from '#platform/problems'
import type { PolicyDocument } from '../document/policy-document.ts'
import { gather, said, type Table, type TableRow, type Value } from './table.ts'

/** What no table of its own shows, by the path of its members; `*` is a currency or a level. */
const publicNames: Readonly<Record<string, Words>> = {
  'transfers.confirmFrom.*': {
    en: 'A transfer asks for a second factor from',
    'zh-CN': '转账达到此金额须再次验证',
  },
  'transfers.quoteSeconds': {
    en: 'A price holds for (seconds)',
    'zh-CN': '报价有效时间（秒）',
  },
  'withdrawals.reviewFrom.*': {
    en: 'A person looks at a withdrawal from',
    'zh-CN': '提现达到此金额须人工审核',
  },
  'tiers.*.title': { en: 'What a level is called', 'zh-CN': '等级名称' },
  'tiers.*.requires': { en: 'What a level needs', 'zh-CN': '等级要求' },
  noticeDays: { en: 'Days of notice before a change', 'zh-CN': '变更提前通知天数' },
  termsVersion: { en: 'Version of the terms of use', 'zh-CN': '用户协议版本' },
}

/** For staff alone: what helps whoever wants to get round it, and our own accounts. */
const houseNames: Readonly<Record<string, Words>> = {
  'transfers.unknownPayeesPerHour': {
    en: 'Unknown payees looked up per person and hour',
    'zh-CN': '每人每小时可查询的未知收款人数',
  },
  'withdrawals.releaseAloneUpTo.*': {
    en: 'Payment files go without a second person within 24 hours up to',
    'zh-CN': '24 小时内无需第二人放行的付款文件合计上限',
  },
  'bankDeposits.accounts.*.holder': { en: 'Our account: holder', 'zh-CN': '收款账户户名' },
  'bankDeposits.accounts.*.account': { en: 'Our account: number', 'zh-CN': '收款账户账号' },
  'bankDeposits.accounts.*.bic': { en: 'Our account: BIC', 'zh-CN': '收款账户 BIC' },
  'bankDeposits.accounts.*.bankName': { en: 'Our account: bank', 'zh-CN': '收款账户开户行' },
}

/** Members of a document that have tables of their own. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['limits', 'fees', 'minimums', 'times', 'methods', 'hours', 'coolDowns', 'confirmations'],
  'countries',
])

type Leaf = { readonly path: readonly string[]; readonly value: unknown }

const isWords = (value: object): value is Words => 'en' in value && 'zh-CN' in value

const leavesOf = (value: unknown, path: readonly string[] = []): readonly Leaf[] => {
  if (typeof value !== 'object' || value === null || isWords(value)) return [{ path, value }]
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
}

/** The part of a path that is a currency, or the place of a level. */
const whichOf = (path: readonly string[]): string | undefined =>
  path.find((step) => isCurrency(step) || /^\d+$/.test(step))

const patternOf = (path: readonly string[]): string =>
  path.map((step) => (step === whichOf(path) ? '*' : step)).join('.')

const shownOf = (value: unknown, which: string | undefined, pattern: string): Value => {
  if (typeof value === 'object' && value !== null && isWords(value)) return { words: value }
  const isAmount = which !== undefined && isCurrency(which) && /From|UpTo/.test(pattern)
  if (isAmount) return { money: { amount: String(value), currency: which as Currency } }
  return said(String(value), String(value))
}

const isLevel = (which: string): boolean => /^\d+$/.test(which)

const whichName = (which: string): Words =>
  isLevel(which) ? { en: `Level ${which}`, 'zh-CN': `${which} 级` } : { en: which, 'zh-CN': which }

const rowOf = ({ path, value }: Leaf, name: Words): TableRow => {
  const which = whichOf(path)
  const title = which === undefined ? name : whichName(which)
  return { id: path.join('.'), title, values: [shownOf(value, which, patternOf(path))] }
}

type Names = Readonly<Record<string, Words>>

/** What nobody has named yet is shown by its path: a change must never go unseen. */
const nameOf = (names: Names, pattern: string): Words =>
  names[pattern] ?? { en: pattern, 'zh-CN': pattern }

/** A group a rule with a row a currency or level; what stands alone is gathered in the last. */
const tableOf = (
  document: PolicyDocument,
  title: Words,
  names: Names,
  isShown: (pattern: string) => boolean,
): Table => {
  const rest = Object.entries(document).filter(([name]) => !elsewhere.has(name))
  const leaves = leavesOf(Object.fromEntries(rest)).filter(({ path }) => isShown(patternOf(path)))
  const groupOf = ({ path }: Leaf) => (whichOf(path) === undefined ? 'rest' : patternOf(path))
  const groups = gather(leaves, groupOf).map(([id, members]) => ({
    ...{ id, currency: null, title: id === 'rest' ? title : nameOf(names, id) },
    rows: members.map((leaf) => rowOf(leaf, nameOf(names, patternOf(leaf.path)))),
  }))
  const alone = groups.filter(({ id }) => id === 'rest')
  return {
    columns: [{ en: 'Holds', 'zh-CN': '现行规定' }],
    groups: [...groups.filter(({ id }) => id !== 'rest'), ...alone],
  }
}

/** When we ask again, when a person looks, what a level needs, how early a change is told. */
export const checksTable = (document: PolicyDocument): Table =>
  tableOf(document, { en: 'Times and versions', 'zh-CN': '时间与版本' }, publicNames, (pattern) =>
    Object.hasOwn(publicNames, pattern),
  )

/** Everything else that a document says, for those who decide on it. */
export const houseTable = (document: PolicyDocument): Table =>
  tableOf(
    document,
    { en: 'For staff alone', 'zh-CN': '仅供内部' },
    houseNames,
    (pattern) => !Object.hasOwn(publicNames, pattern),
  )
