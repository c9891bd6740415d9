import { bankReasonDetail, bankReasonTitle, findWithdrawal, loadWaiting } from '#funding'
import { type CooldownReason, cooldownWords, findPeople } from '#identity'
import type { Role, TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { formatId, type PersonId, parseId } from '#platform/ids'
import { policyInForce } from '#policy'
import { loadRestrictions, toldDate } from '#risk'
import { findDocument, rejectionOf, variantNames } from '#verification'
import { heldDeposit, longestHeldMs } from '../held-deposit.ts'
import type { Draft, Kind, ReaderRole } from './explanation.ts'
import {
  findCredited,
  findEvidence,
  findEvidenceOf,
  findNoted,
  loadDeposit,
  loadRefusal,
  loadSignIn,
  loadSuspense,
  loadTransfer,
} from './facts-store.ts'
import { explainDeposit } from './kinds/deposit.ts'
import { explainHeldDeposit } from './kinds/held-deposit.ts'
import { explainRefusal } from './kinds/refusal.ts'
import { explainRestriction } from './kinds/restriction.ts'
import { explainSignIn } from './kinds/sign-in.ts'
import { explainSuspense } from './kinds/suspense.ts'
import { explainTransfer } from './kinds/transfer.ts'
import { explainDocument } from './kinds/verification.ts'
import { explainWithdrawal } from './kinds/withdrawal.ts'
import { reviveProblem } from './revive-problem.ts'

/** Who asks: somebody about their own things, or staff. */
export type Asker =
  | { readonly as: 'self'; readonly personId: PersonId }
  /** `about`: whose thing it is, where the id alone does not lead to it. */
  | {
      readonly as: 'staff'
      readonly about: PersonId | null
      readonly roles: readonly Role[]
    }

export type Loaded = {
  readonly draft: Draft
  readonly role: ReaderRole
  /** Whose thing it is; null: nobody's yet. */
  readonly ownerId: PersonId | null
}
type Load = (ctx: TxContext, id: string, asker: Asker) => Promise<Loaded | null>

/** Owner, staff, or nobody who may know of it. */
const roleOf = (asker: Asker, ownerId: string): 'owner' | 'staff' | null => {
  if (asker.as === 'staff') return 'staff'
  return asker.personId === ownerId ? 'owner' : null
}

const owned = (draft: Draft, role: ReaderRole, ownerId: string): Loaded => ({
  ...{ draft, role, ownerId: ownerId as PersonId },
})

const transfer: Load = async (ctx, prefixed, asker) => {
  const id = parseId('transfer', prefixed)
  const row = id && (await loadTransfer(ctx, id))
  if (!row) return null
  const { senderId, payeeId, createdAt: at } = row
  const isPayee = asker.as === 'self' && asker.personId === payeeId
  const role = isPayee ? 'counterparty' : roleOf(asker, senderId)
  if (role === null) return null
  const subjects = role === 'staff' ? [senderId, payeeId] : [isPayee ? payeeId : senderId]
  const about = { subjects, at, member: 'transferId', id: prefixed }
  const [evidence, account] = await together(
    findEvidence(ctx, about),
    role === 'staff' ? findCredited(ctx, id) : Promise.resolve(null),
  )
  return owned(explainTransfer({ ...row, evidence, account }, role), role, senderId)
}

const suspense: Load = async (ctx, prefixed, asker) => {
  const id = asker.as === 'staff' ? parseId('bankEntry', prefixed) : null
  const row = id && (await loadSuspense(ctx, id))
  if (!row) return null
  const { state } = row
  if (state === 'assigned') {
    return row.depositId ? deposit(ctx, formatId('deposit', row.depositId), asker) : null
  }
  const evidence = await findEvidenceOf(ctx, row.id)
  const draft = explainSuspense({ ...row, state, evidence })
  return { draft, role: 'staff', ownerId: null }
}

/** Money that waits with the asker's own reference; anybody else's is not theirs to know of. */
const held: Load = async (ctx, prefixed, asker) => {
  const id = parseId('bankEntry', prefixed)
  if (!id || asker.as !== 'self') return null
  const { personId } = asker
  const since = new Date(ctx.clock.now().getTime() - longestHeldMs)
  const waiting = await loadWaiting(ctx, personId, since)
  const item = waiting.find((one) => one.id === id && one.state === 'open')
  const person = item && (await findPeople(ctx, [personId])).get(personId)
  if (!item || !person) return null
  const [policy, evidence] = await together(policyInForce(ctx), findEvidenceOf(ctx, id))
  const told = heldDeposit(item, { policy, country: person.country, now: ctx.clock.now() })
  const policyVersion = policy.version
  return owned(explainHeldDeposit({ item, told, evidence, policyVersion }), 'owner', personId)
}

const deposit: Load = async (ctx, prefixed, asker) => {
  const id = parseId('deposit', prefixed)
  if (!id) return (asker.as === 'self' ? held : suspense)(ctx, prefixed, asker)
  const row = await loadDeposit(ctx, id)
  const role = row && roleOf(asker, row.personId)
  if (!row || !role) return null
  const { personId, creditedAt: at, item } = row
  const about = { subjects: [personId], at, member: 'depositId', id: prefixed }
  const [credited, found, account] = await together(
    findEvidence(ctx, about),
    item ? findEvidenceOf(ctx, item.id) : Promise.resolve([]),
    role === 'staff' ? findCredited(ctx, id) : Promise.resolve(null),
  )
  const draft = explainDeposit({ ...row, evidence: [...found, ...credited], account })
  return owned(draft, role, personId)
}

const refusal: Load = async (ctx, prefixed, asker) => {
  const id = parseId('refusal', prefixed)
  const row = id && (await loadRefusal(ctx, id))
  const role = row && roleOf(asker, row.personId)
  const problem = row && reviveProblem(row.data.code, row.data.params)
  if (!row || !role || !problem) return null
  return owned(explainRefusal({ ...row, problem }, ctx.clock.now()), role, row.personId)
}

const signIn: Load = async (ctx, prefixed, asker) => {
  const id = parseId('audit', prefixed)
  const row = id && (await loadSignIn(ctx, id))
  const role = row && roleOf(asker, row.personId)
  const draft = row && role && explainSignIn(row, ctx.clock.now())
  return draft ? owned(draft, role, row.personId) : null
}

const restriction: Load = async (ctx, prefixed, asker) => {
  const id = parseId('restriction', prefixed)
  const personId = asker.as === 'self' ? asker.personId : asker.about
  if (!id || !personId) return null
  const all = (await loadRestrictions(ctx, [personId])).get(personId)
  const found = all?.find((one) => one.id === id)
  if (!found) return null
  const because = found.cause && cooldownWords(found.cause as CooldownReason)
  const told = { date: toldDate(found) ?? found.since, because }
  const about = { at: found.since, member: 'restrictionId', id: prefixed }
  const [placed, noted] = await together(
    // A silent one is the subject of its own events.
    findEvidence(ctx, { ...about, subjects: [personId, id] }),
    findNoted(ctx, personId, found),
  )
  const evidence = [...placed, ...noted.evidence]
  const policyVersion = found.policyVersion ?? noted.policyVersion
  const draft = explainRestriction({ ...found, policyVersion }, { ...told, evidence })
  return owned(draft, asker.as === 'self' ? 'owner' : 'staff', personId)
}

const verification: Load = async (ctx, prefixed, asker) => {
  const id = parseId('document', prefixed)
  const row = id && (await findDocument(ctx, id))
  const role = row && roleOf(asker, row.personId)
  if (!row || !role) return null
  const { personId, reason, submittedAt, decidedAt } = row
  const about = { subjects: [personId], member: 'documentId', id: prefixed }
  const at = [submittedAt, decidedAt].filter((moment) => moment !== null)
  const found = await together(...at.map((moment) => findEvidence(ctx, { ...about, at: moment })))
  const rejection = reason === null ? null : rejectionOf(reason)
  const name = variantNames[row.variant]
  const draft = explainDocument({ ...row, name, rejection, evidence: found.flat() })
  return draft && owned(draft, role, personId)
}

const withdrawal: Load = async (ctx, prefixed, asker) => {
  const id = parseId('withdrawal', prefixed)
  const row = id && (await findWithdrawal(ctx, id))
  const role = row && roleOf(asker, row.personId)
  if (!row || !role) return null
  const { personId, captureId, returnId, endedBy, endCode, endedAt, lateToldAt } = row
  const about = { subjects: [personId], member: 'withdrawalId', id: prefixed }
  const moments = [row.requestedAt, row.approvedAt, row.submittedAt, row.sentAt, row.completedAt]
  const at = [...moments, lateToldAt, endedAt].filter((moment) => moment !== null)
  const found = await together(...at.map((moment) => findEvidence(ctx, { ...about, at: moment })))
  // Moments may lie so close that one look finds what another has found.
  const evidence = new Map(found.flat().map((proof) => [proof.id, proof]))
  const holds = returnId ?? (endedAt === null && row.completedAt === null ? captureId : null)
  const account = role === 'staff' && holds ? await findCredited(ctx, holds) : null
  const bank =
    endedBy === 'bank' ? { why: bankReasonTitle(endCode), told: bankReasonDetail(endCode) } : null
  const draft = explainWithdrawal({ ...row, bank, account, evidence: [...evidence.values()] })
  return owned(draft, role, personId)
}

const loads = {
  transfer,
  deposit,
  refusal,
  sign_in: signIn,
  restriction,
  verification,
  withdrawal,
} as const satisfies Record<Kind, Load>

/**
 * The facts of a thing as an explanation that is not yet cut to its reader; null when there is none
 * or the asker has nothing to do with it.
 * @param id with its prefix
 */
export const loadDraft = (
  ctx: TxContext,
  kind: Kind,
  id: string,
  asker: Asker,
): Promise<Loaded | null> => loads[kind](ctx, id, asker)
