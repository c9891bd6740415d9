import { findPeople } from '#identity'
import { balancesAsOf } from '#ledger'
import { type Currency, money, toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { findWallet } from './own-wallets.ts'
import { addDays } from './period.ts'
import { createLocalTime } from './statement-words.ts'
import { loadDayStarts } from './store.ts'

type DayBalance = { day: string; balance: ReturnType<typeof toWire> }

/**
 * The wallet's balance at the end of each of the last days of the person's calendar, oldest first;
 * today's is the balance now. Read from the ledger's after-balances: nothing is added up.
 * @throws wallets.wallet_not_open (404)
 */
export const showHistory = async (
  ctx: TxContext,
  currency: Currency,
  count: number,
): Promise<DayBalance[]> => {
  const personId = signedIn(ctx)
  const { id: accountId } = await findWallet(ctx, personId, currency)
  const timeZone = (await findPeople(ctx, [personId])).get(personId)?.timeZone ?? 'UTC'
  const today = createLocalTime(timeZone).day(ctx.clock.now())
  const days = Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count))
  const nextStarts = await loadDayStarts(
    ctx,
    timeZone,
    days.map((day) => addDays(day, 1)),
  )
  const balances = await balancesAsOf(
    ctx,
    nextStarts.map((start) => ({ accountId, at: lastMomentBefore(start) })),
  )
  return days.map((day, index) => ({
    day,
    balance: toWire(money(balances[index]?.balanceMinor ?? 0n, currency)),
  }))
}

/** The ledger's times are whole milliseconds. */
export const lastMomentBefore = (start: Date): Date => new Date(start.getTime() - 1)
