import type { Currency } from '#money'
import { readPolicyAmount } from '../document/parts.ts'
import type { FeeRow, LimitRow, PolicyDocument } from '../document/policy-document.ts'
import { faultAt, type PolicyFault } from './policy-fault.ts'

type Ordered = readonly [member: string, value: bigint | number | undefined]

/** The first must not be more than the second, where a row has both. */
const inOrder = (
  at: { readonly table: string; readonly index: number },
  [less, a]: Ordered,
  [more, b]: Ordered,
): readonly PolicyFault[] => {
  if (a === undefined || b === undefined || a <= b) return []
  const words = (row: string) => ({
    en: `${row}: ${less} is more than ${more}, so ${less} could never be reached.`,
    'zh-CN': `${row}：${less} 大于 ${more}，因此 ${less} 永远无法达到。`,
  })
  return [faultAt({ ...at, member: less }, 'contradiction', words)]
}

const minor = (text: string | undefined, currency: Currency): bigint | undefined =>
  text === undefined ? undefined : readPolicyAmount(text, currency)

const limitFaults = (row: LimitRow, index: number): readonly PolicyFault[] => {
  const at = { table: 'limits', index }
  const amount = (member: 'perTransaction' | 'perDay' | 'perMonth'): Ordered => [
    member,
    minor(row[member], row.currency),
  ]
  return [
    ...inOrder(at, amount('perTransaction'), amount('perDay')),
    ...inOrder(at, amount('perDay'), amount('perMonth')),
    ...(row.perDay === undefined ? inOrder(at, amount('perTransaction'), amount('perMonth')) : []),
    ...inOrder(at, ['dayCount', row.dayCount], ['monthCount', row.monthCount]),
  ]
}

type Minimums = PolicyDocument['minimums']

/** Whether amounts below a minimum fee are refused anyway, in all countries. */
const isOutOfReach = (fee: FeeRow, minimum: bigint, minimums: Minimums): boolean => {
  const rows = minimums.filter(
    ({ operation, method, currency }) =>
      operation === fee.operation && method === fee.method && currency === fee.currency,
  )
  const everywhere = rows.some(({ countries }) => countries === 'any')
  return everywhere && rows.every((row) => readPolicyAmount(row.amount, row.currency) >= minimum)
}

/** A fee of more than what is paid, or one that jumps up where it stops being free. */
const feeFaults =
  (minimums: Minimums) =>
  (row: FeeRow, index: number): readonly PolicyFault[] => {
    const at = { table: 'fees', index }
    const minimum = minor(row.minimum, row.currency)
    const freeUpTo = minor(row.freeUpTo, row.currency) ?? 0n
    const isOdd =
      minimum !== undefined && minimum > freeUpTo && !isOutOfReach(row, minimum, minimums)
    const odd = (name: string) => ({
      en: `${name}: the smallest amount that costs something is less than the minimum fee. Raise freeUpTo, or the smallest amount allowed, to the minimum at least.`,
      'zh-CN': `${name}：需要收费的最小金额低于最低手续费。请将 freeUpTo 或最低金额提高到不低于 minimum。`,
    })
    return [
      ...inOrder(at, ['minimum', minimum], ['maximum', minor(row.maximum, row.currency)]),
      ...(isOdd ? [faultAt({ ...at, member: 'freeUpTo' }, 'contradiction', odd)] : []),
    ]
  }

const methodFaults = (row: PolicyDocument['methods'][number], index: number) => {
  if (row.offered === (row.why === undefined)) return []
  const words = (name: string) => ({
    en: row.offered
      ? `${name}: an offered method needs no reason why not. Remove "why".`
      : `${name}: a method that is not offered needs a reason for customers. Add "why".`,
    'zh-CN': row.offered
      ? `${name}：已提供的方式无需说明原因，请删除 why。`
      : `${name}：未提供的方式须向客户说明原因，请填写 why。`,
  })
  return [faultAt({ table: 'methods', index, member: 'why' }, 'contradiction', words)]
}

export const findContradictions = (document: PolicyDocument): readonly PolicyFault[] => [
  ...document.limits.flatMap(limitFaults),
  ...document.fees.flatMap(feeFaults(document.minimums)),
  ...document.methods.flatMap(methodFaults),
]

type Named = {
  readonly table: string
  readonly index?: number
  readonly member: string
  readonly text: string
  readonly currency: Currency
}

const amountMembers: ReadonlySet<string> = new Set([
  ...['perTransaction', 'perDay', 'perMonth', 'freeUpTo', 'minimum', 'maximum', 'amount'],
])

const inRows = (document: PolicyDocument): readonly Named[] =>
  (['limits', 'fees', 'minimums'] as const).flatMap((table) =>
    document[table].flatMap((row, index) =>
      Object.entries(row).flatMap(([member, text]): Named[] =>
        amountMembers.has(member)
          ? [{ table, index, member, text: String(text), currency: row.currency }]
          : [],
      ),
    ),
  )

/** Amounts that stand by their currency: `withdrawals.reviewFrom.EUR`. */
const byCurrency = ({ transfers, withdrawals }: PolicyDocument): readonly Named[] => {
  const places = {
    'transfers/confirmFrom': transfers.confirmFrom,
    'withdrawals/reviewFrom': withdrawals?.reviewFrom,
    'withdrawals/releaseAloneUpTo': withdrawals?.releaseAloneUpTo,
  }
  return Object.entries(places).flatMap(([table, amounts]) =>
    Object.entries(amounts ?? {}).map(([currency, text]) => ({
      ...{ table, member: currency, text, currency: currency as Currency },
    })),
  )
}

/** Amounts that their currency cannot have: `1.5` JPY. */
export const findUnreadableAmounts = (document: PolicyDocument): readonly PolicyFault[] =>
  [...inRows(document), ...byCurrency(document)].flatMap(({ text, currency, ...at }) => {
    try {
      readPolicyAmount(text, currency)
      return []
    } catch {
      const words = (name: string) => ({
        en: `${name}: ${text} is not an amount in ${currency}.`,
        'zh-CN': `${name}：${text} 不是有效的 ${currency} 金额。`,
      })
      return [faultAt(at, 'amount', words)]
    }
  })
