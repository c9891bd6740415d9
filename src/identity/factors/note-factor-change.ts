import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'

export type FactorChange = {
  readonly kind: 'factor_added' | 'factor_removed'
  readonly factor: 'totp' | 'passkey' | 'sms' | 'email'
}

/** Tells whoever listens and writes it on record. */
export const noteFactorChanges = async (
  ctx: TxContext,
  personId: PersonId,
  changes: readonly FactorChange[],
): Promise<void> => {
  if (changes.length === 0) return
  await publish(
    ctx,
    changes.map(({ kind, factor }) =>
      kind === 'factor_added'
        ? identityEvents.factorAdded(personId, factor)
        : identityEvents.factorRemoved(personId, factor),
    ),
  )
  await recordAudit(
    ctx,
    changes.map(({ kind, factor }) => ({
      ...{ event: 'user_updated', kind, personId, outcome: 'ok', facts: { factor } },
    })),
  )
}
