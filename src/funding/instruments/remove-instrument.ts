import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { parseId } from '#platform/ids'
import { hasOpenWithdrawal, keepUnlinked, loadInstrument } from './instrument-store.ts'
import { instrumentProblems } from './problems.ts'

/** @throws instruments.unknown (404) · in_use (409) */
export const removeInstrument = async (ctx: TxContext, text: string): Promise<void> => {
  const personId = signedIn(ctx)
  const id = parseId('instrument', text)
  const instrument = id && (await loadInstrument(ctx, id, personId))
  if (!instrument || instrument.state === 'unlinked') throw instrumentProblems.unknown()
  if (await hasOpenWithdrawal(ctx, instrument.id)) throw instrumentProblems.in_use()
  await keepUnlinked(ctx, instrument.id)
  const entry = { event: 'sensitive_delete', outcome: 'ok', kind: 'bank_account_removed' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { instrumentId: instrument.id } }])
}
