import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { listMessagesOf } from '#platform/message-store'
import { Problem } from '#platform/problems'
import { identifierOf } from '../contact.ts'
import { loadCooldowns } from '../cooldowns/cooldown-store.ts'
import { usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { issueUnlockToken } from '../lock-out/unlock-link.ts'
import { findWaitingLostFactor } from '../lost-factor/lost-factor-store.ts'
import { loadProfile, type Profile } from '../profile-store.ts'
import { methodOf } from '../proofs/start-proof.ts'
import { blockedUntil } from '../throttle-store.ts'
import type { Findings, recoveryContract } from './contract.ts'
import { judgeRecoveryCode } from './judge-code.ts'
import { findContactOwner } from './owner-store.ts'
import { channelOf, requireTypedContact } from './read-contact.ts'
import type { Channel } from './recovery.ts'
import { keepRecoveryUsed, lockRecovery } from './recovery-store.ts'

type Input = Static<(typeof recoveryContract)['POST /v1/sign-in-help/open']['body']>
type Found = Static<typeof Findings>

const nothing: Found = {
  account: 'none',
  accountNumber: null,
  frozen: null,
  signInPausedUntil: null,
  checksPausedUntil: null,
  unlock: null,
  ways: [],
  messages: [],
  lostDeviceReadyAt: null,
  moneyOutFrom: null,
}

const frozenBy = ({ state }: Profile): Found['frozen'] =>
  state === 'frozen_by_owner' ? 'owner' : state === 'frozen_by_risk' ? 'risk' : null

const text = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** Tries are counted for each identifier by itself; the longest pause counts. */
const pausedUntil = async (ctx: TxContext, { email, phone }: Profile): Promise<Date | null> => {
  const found: (Date | null)[] = []
  for (const identifier of [email, phone]) {
    if (identifier !== null) found.push(await blockedUntil(ctx, 'sign_in', identifier))
  }
  return found.reduce((one, other) => ((other ?? 0) > (one ?? 0) ? other : one), null)
}

const messageHours = 24
const mostMessages = 5
const carriesCode = /_(code|link)$/

/** Codes and links of the last day; the one for these findings has arrived, as is plain. */
const lastMessages = async (ctx: TxContext, personId: PersonId): Promise<Found['messages']> => {
  const since = new Date(ctx.clock.now().getTime() - messageHours * 3_600_000)
  const messages = await listMessagesOf(ctx, personId, since, 50)
  return messages
    .filter(({ template }) => carriesCode.test(template))
    .filter(({ template }) => template !== 'identity.sign_in_help_code')
    .slice(0, mostMessages)
    .map(({ queuedAt, recipient, state }) => ({
      ...{ at: queuedAt.toISOString(), to: recipient, state },
    }))
}

const findingsOf = async (ctx: TxContext, profile: Profile, channel: Channel): Promise<Found> => {
  const { id, state, accountNumber } = profile
  if (state === 'closed') return { ...nothing, account: 'closed', accountNumber }
  const holdings = await loadHoldings(ctx, id)
  const [cooldown] = await loadCooldowns(ctx, id)
  const paused = await pausedUntil(ctx, profile)
  return {
    account: 'open',
    accountNumber,
    frozen: frozenBy(profile),
    signInPausedUntil: text(paused),
    checksPausedUntil: text(await blockedUntil(ctx, 'factor', id)),
    unlock: paused && (await issueUnlockToken(ctx, { personId: id, channel })),
    ways: usableFactors(holdings).map(methodOf(holdings)),
    messages: await lastMessages(ctx, id),
    lostDeviceReadyAt: text((await findWaitingLostFactor(ctx, id))?.readyAt),
    moneyOutFrom: text(cooldown?.endsAt),
  }
}

/**
 * What stands in the way, told once to whoever has the mailbox or phone: also that there is no
 * account, which nobody else learns.
 * @throws identity.identifier_invalid, code_wrong, code_spent, code_expired
 */
export const openSignInHelp = async (
  ctx: Context,
  kit: IdentityKit,
  { identifier, code }: Input,
): Promise<Found> => {
  const contact = requireTypedContact(ctx, identifier)
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    const asked = await lockRecovery(tx, 'sign_in_help', identifierOf(contact))
    const canPass = contact.kind === 'email' || (asked?.personId ?? null) !== null
    const refusal = await judgeRecoveryCode(tx, 'sign_in_help', asked, code, canPass)
    if (refusal) return refusal
    await keepRecoveryUsed(tx, asked!.id)
    const owner = await findContactOwner(tx, contact)
    if (owner === null) return nothing
    if (owner.kind === 'sign_up') return { ...nothing, account: 'waiting' as const }
    return findingsOf(tx, await loadProfile(tx, owner.id), channelOf(contact))
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
