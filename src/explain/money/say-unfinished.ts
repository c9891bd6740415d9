import { money, toWire } from '#money'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { UnfinishedThing } from './contract.ts'
import { unfinishedWords } from './place-words.ts'
import { leaves, type Unfinished } from './where.ts'

type Reader = Parameters<typeof unfinishedWords>[2]

const idOf = ({ kind, id }: Unfinished): string => {
  if (kind === 'unmatched_deposit' || kind === 'deposit_held') return formatId('bankEntry', id)
  return formatId(leaves({ kind }) && kind !== 'withdrawal_fee' ? 'withdrawal' : 'transfer', id)
}

/** An unfinished thing as it is read. */
export const sayUnfinished = (
  thing: Unfinished,
  where: Static<typeof UnfinishedThing>['where'],
  isIncoming: boolean,
  reader: Reader,
): Static<typeof UnfinishedThing> => ({
  id: idOf(thing),
  kind: thing.kind,
  amount: toWire(money(thing.amountMinor, thing.currency)),
  where,
  since: thing.since.toISOString(),
  movesNext: thing.movesNext?.toISOString() ?? null,
  words: unfinishedWords(thing, isIncoming, reader),
})
