import { type Closure, findClosures, knownClosures, type Wish } from '#availability'
import type { PersonSummary } from '#identity'
import type { Currency } from '#money'
import type { Context, TxContext } from '#platform/context'

const transfer = { operation: 'transfer', method: 'okpay' } as const
const anyTransfer: Wish = { ...transfer, currency: null, country: null }

/** Lets `findClosure` know what is planned: at most every 5 seconds a statement, mostly none. */
export const loadClosures = async (ctx: TxContext): Promise<void> => {
  await findClosures(ctx, anyTransfer)
}

type Sides = { readonly sender: PersonSummary; readonly payee: PersonSummary | null }

/** What keeps these two from a transfer in this currency at this moment, without a statement. */
export const findClosure = (
  ctx: Pick<Context, 'clock'>,
  { sender, payee }: Sides,
  currency: Currency,
): Closure | null => {
  const closuresIn = (country: string) =>
    knownClosures(ctx, { ...transfer, currency, country })[0] ?? null
  const own = closuresIn(sender.country)
  return own || payee === null ? own : closuresIn(payee.country)
}
