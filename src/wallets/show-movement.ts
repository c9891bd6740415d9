import { formatMinor, minorUnitsOf } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { MovementDetail } from './contract.ts'
import {
  idKindOf,
  type MovementKind,
  type MovementRow,
  readMovementId,
  toMovement,
} from './movement.ts'
import { findWallets } from './own-wallets.ts'
import { walletsProblems } from './problems.ts'
import { loadMovements } from './store.ts'

type Detail = Static<typeof MovementDetail>

/** The steps of a movement that has ended; the web app has the words for each code. */
const stepCodes: Readonly<Record<MovementKind, readonly string[]>> = {
  transfer_sent: ['transfer.confirmed', 'transfer.debited', 'transfer.credited'],
  transfer_received: ['transfer.sent', 'transfer.credited'],
  bank_deposit: ['deposit.received', 'deposit.matched', 'deposit.credited'],
  // Its stages with their dates stand in `GET /v1/withdrawals/{id}`; here is how it stands.
  withdrawal: ['withdrawal.requested'],
  withdrawal_returned: ['withdrawal.returned'],
}

const stepsOf = ({ kind, state, at }: MovementRow): Detail['steps'] => {
  const done = (code: string) => ({ code, state: 'done', at: at.toISOString() }) as const
  const steps = stepCodes[kind].map(done)
  if (kind === 'withdrawal') {
    const now = state === 'pending' ? 'now' : 'done'
    return [...steps, { code: `withdrawal.${state}`, state: now, at: null }]
  }
  return state === 'returned' ? [...steps, done('deposit.returned')] : steps
}

/** What belongs on the receipt beside the line itself; labels are codes that the web app words. */
const referencesOf = (row: MovementRow): Detail['references'] => {
  const { kind, id, counterpartyAccount, amountMinor, feeMinor, currency } = row
  const decimal = (minor: bigint) => formatMinor(minor, minorUnitsOf(currency))
  return [
    { label: 'reference', value: formatId(idKindOf[kind], id) },
    ...(counterpartyAccount ? [{ label: 'counterparty_account', value: counterpartyAccount }] : []),
    ...(feeMinor > 0n
      ? [{ label: 'amount_without_fee', value: `${decimal(amountMinor)} ${currency}` }]
      : []),
  ]
}

/**
 * One movement with its steps and references: the receipt.
 * @throws wallets.movement_not_found (404), also when it is somebody else's.
 */
export const showMovement = async (ctx: TxContext, text: string): Promise<Detail> => {
  const id = readMovementId(text)
  if (id === null) throw walletsProblems.movement_not_found()
  const personId = signedIn(ctx)
  const wallets = await findWallets(ctx, personId)
  const rows = await loadMovements(ctx, personId, wallets, { id }, 2)
  const row = rows.find((found) => formatId(idKindOf[found.kind], found.id) === text)
  if (!row) throw walletsProblems.movement_not_found()
  return { ...toMovement(row), steps: stepsOf(row), references: referencesOf(row) }
}
