import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import { addJob, type Job } from '#platform/jobs'
import { type Identifier, readIdentifier } from '../identifier.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { findCandidate } from '../sign-in-store.ts'
import type { LockOut } from './lock-out.ts'
import { tellOwnerOfLock } from './tell-owner.ts'

const jobName = 'identity.tell-owner-of-lock'
const place = (id: string) => `graphile_worker.lock-out.${id}`

/**
 * Leaves it to a job to find out whose identifier it is and to tell them: the call that began the
 * block does the same for an identifier that nobody has. The identifier is sealed.
 */
export const announceLock = async (
  ctx: TxContext,
  { text }: Identifier,
  lockOut: LockOut,
): Promise<void> => {
  const sealed = secretsInUse().seal(JSON.stringify({ text, lockOut }), place(lockOut.id))
  await addJob(ctx, jobName, { id: lockOut.id, sealed })
}

type Payload = { readonly id: string; readonly sealed: string }
type Opened = {
  readonly text: string
  readonly lockOut: LockOut & { readonly startedAt: string; readonly until: string }
}

export const tellOwnerJob = (kit: Pick<IdentityKit, 'publicUrl'>): Job => ({
  name: jobName,
  handle: async (ctx, payload) => {
    const { id, sealed } = payload as Payload
    const { text, lockOut } = JSON.parse(secretsInUse().open(sealed, place(id))) as Opened
    const { phoneIndex } = readIdentifier(text)
    const candidate = await findCandidate(ctx, text, phoneIndex)
    if (candidate?.kind !== 'person') return
    const { startedAt, until } = lockOut
    const dates = { startedAt: new Date(startedAt), until: new Date(until) }
    await tellOwnerOfLock(ctx, kit, candidate.id, { ...lockOut, ...dates })
  },
})
