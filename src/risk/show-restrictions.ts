import { describeHold } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import { describeAffects } from './affect-words.ts'
import { type Appeal, loadAppeals } from './appeal-store.ts'
import type { MyRestrictions } from './contract.ts'
import { loadRestrictions } from './load-restrictions.ts'
import { type RiskReason, riskReasons } from './reasons.ts'
import type { Restriction } from './restriction.ts'
import { neutralWords, wordsOfReason } from './restriction-words.ts'
import { listOfPerson, type RestrictionRow } from './store.ts'

type Answer = Static<typeof MyRestrictions>
type Item = Answer['items'][number]

const kinds = ['frozen_by_owner', 'frozen_by_risk', 'cooling_down'] as const
const kindOf = ({ reason }: Restriction): Item['kind'] =>
  kinds.find((kind) => kind === reason) ?? 'restricted'

/** The reason as far as the person may know it: a code of `reasons.ts`. */
export const toldReason = ({
  reason,
  disclosure,
}: Pick<Restriction, 'reason' | 'disclosure'>): RiskReason =>
  disclosure === 'full' && Object.hasOwn(riskReasons, reason) ? (reason as RiskReason) : 'review'

const textsOf = (ctx: TxContext, one: Restriction) => {
  const { language } = ctx
  const kind = kindOf(one)
  if (kind !== 'restricted') return describeHold(kind, one.cause, language)
  const { why, lifts } = one.disclosure === 'full' ? wordsOfReason(one.reason) : neutralWords
  const affects = describeAffects(one.affects, one.currencies, language)
  return { why: why[language], ...affects, ends: lifts[language] }
}

const appealOf = (one: Restriction, decision: number, appeal: Appeal | undefined) => {
  const isAnswered = appeal?.state === 'upheld' && appeal.decision === decision
  const isWaiting = appeal?.state === 'waiting'
  return {
    possible: one.whoActs === 'okpay' && !isWaiting && !isAnswered,
    state: isWaiting ? 'waiting' : isAnswered ? 'upheld' : 'none',
    answerBy: isWaiting ? appeal.answerBy.toISOString() : null,
    answer: appeal?.answer ?? null,
  } as const
}

const reasonOf = (one: Restriction, kind: Item['kind']): string | null => {
  if (kind !== 'restricted') return one.cause
  return one.disclosure === 'full' ? one.reason : null
}

type Known = {
  readonly row: RestrictionRow | undefined
  readonly appeal: Appeal | undefined
}

const itemOf = (ctx: TxContext, one: Restriction, { row, appeal }: Known): Item => {
  const kind = kindOf(one)
  const told = toldReason(one)
  const isTold = one.disclosure === 'full'
  return {
    id: formatId('restriction', one.id),
    kind,
    category: isTold ? one.category : null,
    code: `risk.${told}`,
    title: riskReasons[told].title[ctx.language],
    since: one.since.toISOString(),
    until: one.endsAt?.toISOString() ?? null,
    reason: reasonOf(one, kind),
    affects: [...one.affects],
    currencies: one.currencies && [...one.currencies],
    ...textsOf(ctx, one),
    whoActs: one.whoActs,
    reviewDue: one.reviewDue?.toISOString() ?? null,
    appeal: appealOf(one, row?.decision ?? 1, appeal),
  }
}

const rememberedMs = 90 * 86_400_000

const pastOf = (
  ctx: TxContext,
  rows: readonly RestrictionRow[],
  appeals: ReadonlyMap<string, Appeal>,
): Answer['past'] => {
  const from = new Date(ctx.clock.now().getTime() - rememberedMs)
  return rows.flatMap((row) => {
    if (row.liftedAt === null || row.liftedAt < from) return []
    return {
      id: formatId('restriction', row.id),
      title: riskReasons[toldReason(row)].title[ctx.language],
      since: row.since.toISOString(),
      liftedAt: row.liftedAt.toISOString(),
      answer: appeals.get(row.id)?.answer ?? null,
    }
  })
}

const stopsMoneyOut = ({ affects, currencies }: Item): boolean =>
  currencies === null && affects.includes('transfer_out')

/**
 * What is restricted on the signed-in person's account: a freeze first, then what OKPay placed, then
 * the longest wait. A silent restriction is in no field and no count.
 */
export const showRestrictions = async (ctx: TxContext): Promise<Answer> => {
  const personId = signedIn(ctx)
  const all = (await loadRestrictions(ctx, [personId])).get(personId) ?? []
  const rows = (await listOfPerson(ctx, personId)).filter(
    ({ disclosure }) => disclosure !== 'silent',
  )
  const appeals = await loadAppeals(
    ctx,
    rows.map(({ id }) => id),
  )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const items = all
    .filter(({ disclosure }) => disclosure !== 'silent')
    .map((one) => itemOf(ctx, one, { row: rowOf.get(one.id), appeal: appeals.get(one.id) }))
  const stopping = items.filter(stopsMoneyOut)
  const waits = stopping.every(({ kind }) => kind === 'cooling_down')
  return {
    moneyOut: stopping.length > 0 ? 'stopped' : 'open',
    moneyOutFrom: waits ? (stopping[0]?.until ?? null) : null,
    items,
    past: pastOf(ctx, rows, appeals),
  }
}
