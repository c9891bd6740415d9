import { findPeople } from '#identity'
import { money, toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { loadOwnWallets } from '../own-wallets.ts'
import type { MyMoney } from './contract.ts'
import { loadOwnUnfinished } from './locator-store.ts'
import { myMoneyWords, whereOf } from './place-words.ts'
import { sayUnfinished } from './say-unfinished.ts'

/** Where all of a person's money is. */
export const showMyMoney = async (ctx: TxContext): Promise<Static<typeof MyMoney>> => {
  const personId = signedIn(ctx)
  const wallets = await loadOwnWallets(ctx, personId)
  const unfinished = await loadOwnUnfinished(ctx, personId, wallets)
  const timeZone = (await findPeople(ctx, [personId])).get(personId)?.timeZone ?? 'UTC'
  const reader = { language: ctx.language, timeZone, now: ctx.clock.now() }
  const allAvailable =
    unfinished.length === 0 &&
    wallets.every(({ heldMinor, incomingMinor }) => heldMinor === 0n && incomingMinor === 0n)
  return {
    currencies: wallets.map(({ asset, availableMinor, heldMinor, incomingMinor, balanceMinor }) => {
      const amount = (minor: bigint) => toWire(money(minor, asset))
      return {
        ...{ currency: asset, available: amount(availableMinor), held: amount(heldMinor) },
        ...{ incoming: amount(incomingMinor), total: amount(balanceMinor) },
      }
    }),
    unfinished: unfinished.map((thing) =>
      sayUnfinished(thing, whereOf(thing, thing.isIncoming), thing.isIncoming, reader),
    ),
    allAvailable,
    words: myMoneyWords(allAvailable, ctx.language),
  }
}
