import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import { addJob, type Job } from '#platform/jobs'
import { type Identifier, readIdentifier } from '../identifier.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { findCandidate } from '../sign-in-store.ts'
import type { LockOut } from './lock-out.ts'
import { tellOwnerOfLock } from './tell-owner.ts'

type Announced = Pick<TxContext, 'source'> & {
  readonly text: string
  readonly lockOut: LockOut
}

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
  const { source } = ctx
  const clear = JSON.stringify({ text, lockOut, source } satisfies Announced)
  const sealed = secretsInUse().seal(clear, place(lockOut.id))
  await addJob(ctx, jobName, { id: lockOut.id, sealed })
}

type Payload = { readonly id: string; readonly sealed: string }

export const tellOwnerJob = (kit: Pick<IdentityKit, 'publicUrl'>): Job => ({
  name: jobName,
  handle: async (ctx, payload) => {
    const { id, sealed } = payload as Payload
    const { text, lockOut, source }: Announced = JSON.parse(secretsInUse().open(sealed, place(id)))
    const { phoneIndex } = readIdentifier(text)
    const candidate = await findCandidate(ctx, text, phoneIndex)
    if (candidate?.kind !== 'person') return
    const dates = { startedAt: new Date(lockOut.startedAt), until: new Date(lockOut.until) }
    // On record stands whoever began it, not the worker.
    const caller = { ...ctx, source, actor: { kind: 'anonymous' } } as const
    await tellOwnerOfLock(caller, kit, candidate.id, { ...lockOut, ...dates })
  },
})
