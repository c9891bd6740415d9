import { add, type Decimal, equal } from './decimal.ts'
import { signed } from './map-detail.ts'
import type { Balance, BalanceCheck, Statement } from './statement.ts'

export type BalanceReport = {
  readonly check: BalanceCheck
  /** Opening balance and booked entries; set when the check could be made. */
  readonly computed: Decimal | null
}

const notPossible: BalanceReport = { check: 'not_possible', computed: null }

/** Another balance should say the same and does not: of the same day, or the last one's end. */
const isContradicted = (statement: Statement, chosen: Balance): boolean =>
  statement.balances.some(({ type, amount, date }) => {
    if (amount.currency !== chosen.amount.currency) return false
    const saysTheSame =
      (type === chosen.type && date === chosen.date) || (chosen.type === 'OPBD' && type === 'PRCD')
    return saysTheSame && !equal(amount.value, chosen.amount.value)
  })

/**
 * Opening balance + booked entries = closing balance. The sum can only be made when the bank gives
 * one opening and one closing balance, both and every booked entry in the account's currency, and
 * the statement is whole: a page of several shows a part of the entries.
 */
export const checkBalances = (statement: Statement): BalanceReport => {
  const { opening, closing, currency, page } = statement
  if (!opening || !closing || !currency) return notPossible
  const booked = statement.entries.filter(({ status }) => status === 'booked')
  const amounts = [opening.amount, closing.amount, ...booked.map(({ amount }) => amount)]
  if (amounts.some((amount) => amount.currency !== currency)) return notPossible
  if (isContradicted(statement, opening) || isContradicted(statement, closing)) return notPossible
  const computed = booked.reduce(
    (sum, { amount, direction }) => add(sum, signed(amount, direction).value),
    opening.amount.value,
  )
  if (equal(computed, closing.amount.value)) return { check: 'agrees', computed }
  if (page && (page.number !== 1 || !page.last)) return notPossible
  return { check: 'differs', computed }
}

const ofTypes = (statement: Statement, types: readonly string[]): readonly Balance[] =>
  statement.balances.filter(({ type }) => types.includes(type))

const join = (pages: readonly Statement[]): Statement | null => {
  const inOrder = pages.toSorted((left, right) => left.page!.number - right.page!.number)
  const first = inOrder[0]
  const last = inOrder.at(-1)
  const isWhole = inOrder.every(({ page }, index) => page!.number === index + 1) && last?.page?.last
  if (!first || !last || !isWhole) return null
  return {
    ...first,
    page: null,
    closing: last.closing,
    balances: [...ofTypes(first, ['OPBD', 'PRCD']), ...ofTypes(last, ['CLBD'])],
    entries: inOrder.flatMap(({ entries }) => entries),
  }
}

/**
 * The statements as they are to be added up: pages of one statement that all stand in the file
 * become
 * one, from the opening balance of the first to the closing balance of the last.
 */
export const joinPages = (statements: readonly Statement[]): readonly Statement[] => {
  const groups = Map.groupBy(statements, (statement) =>
    statement.page && statement.id
      ? JSON.stringify([statement.account, statement.id])
      : statement.pointer,
  )
  return [...groups.values()].flatMap((pages) => {
    const joined = pages.length > 1 ? join(pages) : null
    return joined ? [joined] : pages
  })
}
