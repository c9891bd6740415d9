import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import { deviceOf } from '#platform/device'
import type { PersonId } from '#platform/ids'
import { placeOf } from '#platform/place'
import { type AuditEvent, type HistoryKind, type Outcome, usualKindOf } from './audit-event.ts'
import { insertEntries, type NewEntry, sealPlace } from './store.ts'

export type AuditEntry = {
  readonly event: AuditEvent
  /** Whose account it concerns; null: nobody's, or nobody knows. */
  readonly personId: PersonId | null
  readonly outcome: Outcome
  /**
   * Plain JSON; no secret, code, token, number or address. The person's history reads two of them:
   * `factor` (totp, passkey, sms, email, recovery) and `fields` (names of what was changed).
   */
  readonly facts: Readonly<Record<string, unknown>>
  /** What the person's history calls it: by the event when left out, not shown when null. */
  readonly kind?: HistoryKind | null
}

const actorOf = ({ actor }: TxContext): Pick<NewEntry, 'actorKind' | 'actorId'> => {
  if (actor.kind === 'person') return { actorKind: 'person', actorId: actor.personId }
  return { actorKind: actor.kind, actorId: actor.kind === 'system' ? actor.name : null }
}

/**
 * Writes what was done into the caller's transaction: it is on record if and only if that commits.
 * One statement, no lock that another writer would wait for; the chain is made afterwards, by
 * `audit.seal`. Who acts and from where comes from `ctx`; the address is kept sealed.
 */
export const recordAudit = async (
  ctx: TxContext,
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return
  const { source } = ctx
  const common = {
    at: ctx.clock.now(),
    ...actorOf(ctx),
    requestId: ctx.requestId,
    place: source && placeOf(source.address),
    ...(source ? deviceOf(source.userAgent) : { browser: null, system: null }),
  }
  await insertEntries(
    ctx,
    entries.map(({ event, personId, outcome, facts, kind = usualKindOf(event) }) => {
      const id = ctx.ids.next()
      const addressSealed = source && secretsInUse().seal(source.address, sealPlace(id))
      return { id, ...common, event, kind, outcome, personId, addressSealed, facts }
    }),
  )
}
