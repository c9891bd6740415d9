import { recordAudit } from '#audit'
import { findPeople, lockPerson, setPersonState } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { verificationProblems } from '../problems.ts'
import { settleTier } from '../settle-tier.ts'
import { keepScreeningDecision, lockScreening } from './screening-store.ts'
import { screeningReply } from './show-screenings.ts'

type Input = {
  readonly id: string
  readonly decision: 'confirmed' | 'dismissed'
  readonly note: string
}

/**
 * Whether a match is the same person. Confirmed: the account is frozen. Dismissed: the tier that
 * the documents give comes at once.
 * @throws platform.not_found · verification.own_document (403) · already_decided (409)
 */
export const decideScreening = async (ctx: TxContext, { id: text, decision, note }: Input) => {
  const id = parseId('screening', text)
  const screening = id && (await lockScreening(ctx, id))
  if (!screening) throw platformProblems.not_found()
  const { personId } = screening
  const by = signedIn(ctx)
  if (personId === by) throw verificationProblems.own_document()
  if (screening.state !== 'possible') throw verificationProblems.already_decided()
  await lockPerson(ctx, personId)
  await keepScreeningDecision(ctx, screening.id, decision, by, note)
  const entry = { event: 'authz_admin', outcome: 'ok', kind: null } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { screening: decision } }])
  if (decision === 'confirmed') await setPersonState(ctx, personId, 'frozen_by_risk')
  await settleTier(ctx, personId, `screening ${decision}`)
  const people = await findPeople(ctx, [personId])
  return screeningReply({ ...screening, state: decision, note }, people)
}
