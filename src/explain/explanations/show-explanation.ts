import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { type PersonId, parseId } from '#platform/ids'
import { explainThing } from './explain-thing.ts'
import type { Kind, Told } from './explanation.ts'
import { explainProblems } from './problems.ts'
import type { RefusalRecorder } from './refusal-recorder.ts'

type Asked = { readonly kind: Kind; readonly id: string }

/**
 * The explanation of a thing of mine. A refusal that is about to be written is waited for.
 * @throws explain.not_found (404) for what is unknown or somebody else's
 */
export const showExplanation = async (
  ctx: TxContext,
  { written }: Pick<RefusalRecorder, 'written'>,
  { kind, id }: Asked,
): Promise<Told> => {
  const refusalId = kind === 'refusal' ? parseId('refusal', id) : null
  if (refusalId) await written(refusalId)
  const found = await explainThing(ctx, kind, id, { as: 'self', personId: signedIn(ctx) })
  if (!found) throw explainProblems.not_found()
  return found.told
}

/**
 * The same as staff read it; who read what stands in the audit record.
 * @param person whose restriction it is (`per_…`); other things are found by their id alone
 * @throws explain.not_found (404)
 */
export const showToStaff = async (
  ctx: TxContext,
  { kind, id, person }: Asked & { readonly person: string | undefined },
): Promise<Told> => {
  const about = person === undefined ? null : parseId('person', person)
  const roles = ctx.actor.kind === 'person' ? ctx.actor.roles : []
  const asker = { as: 'staff', about: about as PersonId | null, roles } as const
  const found = await explainThing(ctx, kind, id, asker)
  if (!found) throw explainProblems.not_found()
  const entry = { event: 'sensitive_read', kind: null, outcome: 'ok' } as const
  const facts = { what: 'explain.explanation', thing: kind, id }
  await recordAudit(ctx, [{ ...entry, personId: found.ownerId, facts }])
  return found.told
}
