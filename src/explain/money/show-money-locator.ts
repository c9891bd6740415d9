import { findPeople } from '#identity'
import { money, toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { Language } from '#platform/problems'
import type { MoneyLocator } from './contract.ts'
import { loadAllUnfinished, loadKindSums } from './locator-store.ts'
import { placeTitles, whereOf } from './place-words.ts'
import { sayUnfinished } from './say-unfinished.ts'
import { type CurrencyWhere, disagreements, type Place, whereEverythingIs } from './where.ts'

const shown = 200

const sayPlace = (place: Place, language: Language) => {
  const amount = (minor: bigint) => toWire(money(minor, place.currency))
  const { count, sumMinor, differenceMinor } = place.unfinished
  return {
    ...{ kind: place.kind, side: place.side, title: placeTitles[place.kind][language] },
    accounts: place.accounts,
    balance: amount(place.balanceMinor),
    held: amount(place.heldMinor),
    incoming: amount(place.incomingMinor),
    unfinished: {
      count,
      sum: amount(sumMinor),
      difference: differenceMinor === null ? null : amount(differenceMinor),
    },
  }
}

const verdict = (where: CurrencyWhere, language: Language): string => {
  const { amount, currency } = toWire(money(where.differenceMinor, where.currency))
  const wrong = disagreements([where])
  if (wrong.length === 0) {
    return language === 'zh-CN'
      ? `差额 ${amount} ${currency}，全部有据。`
      : `${amount} ${currency}: all accounted for.`
  }
  return language === 'zh-CN'
    ? `不相符：${wrong.join('；')}`
    : `Does not agree: ${wrong.join('; ')}`
}

const sayCurrency = (where: CurrencyWhere, language: Language) => {
  const amount = (minor: bigint) => toWire(money(minor, where.currency))
  return {
    currency: where.currency,
    places: where.places.map((place) => sayPlace(place, language)),
    inside: amount(where.insideMinor),
    outside: amount(where.outsideMinor),
    difference: amount(where.differenceMinor),
    words: verdict(where, language),
  }
}

/** Where all money is, for those who must account for it. */
export const showMoneyLocator = async (ctx: TxContext): Promise<Static<typeof MoneyLocator>> => {
  const readerId = signedIn(ctx)
  const unfinished = await loadAllUnfinished(ctx)
  const where = whereEverythingIs(await loadKindSums(ctx), unfinished)
  const timeZone = (await findPeople(ctx, [readerId])).get(readerId)?.timeZone ?? 'UTC'
  const now = ctx.clock.now()
  const reader = { language: ctx.language, timeZone, now }
  return {
    at: now.toISOString(),
    ok: disagreements(where).length === 0,
    items: where.map((one) => sayCurrency(one, ctx.language)),
    unfinished: unfinished
      .slice(0, shown)
      .map((thing) => sayUnfinished(thing, whereOf(thing, false), false, reader)),
    unfinishedCount: unfinished.length,
  }
}
