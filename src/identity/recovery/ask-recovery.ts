import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { randomInteger } from '#platform/random'
import { type Contact, identifierOf } from '../contact.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { takePublicMessage } from '../message-caps.ts'
import { channelOf } from './read-contact.ts'
import { type RecoveryPurpose, recoveryMinutes } from './recovery.ts'
import { putRecovery } from './recovery-store.ts'

export type AskedRecovery = {
  readonly code: string
  readonly token: string
  readonly minutes: number
  readonly expiresAt: Date
  readonly resendAt: Date
}

/**
 * Counts and keeps one request, for known and unknown contacts alike: the same statements, and code
 * and token that only the message will hold. One a minute and ten a day for each contact and
 * purpose; what is refused voids nothing, and sign-in is counted elsewhere.
 * @throws identity.messages_too_often, texts_paused
 */
export const askRecovery = async (
  ctx: TxContext,
  kit: IdentityKit,
  purpose: RecoveryPurpose,
  contact: Contact,
  personId: PersonId | null,
): Promise<AskedRecovery> => {
  const resendAt = await takePublicMessage(ctx, kit, contact, purpose)
  const nowMs = ctx.clock.now().getTime()
  const minutes = recoveryMinutes[purpose]
  const expiresAt = new Date(nowMs + minutes * 60_000)
  const code = String(randomInteger(ctx.random, 1_000_000)).padStart(6, '0')
  const token = ctx.random.bytes(32).toString('base64url')
  const id = ctx.ids.next()
  const channel = channelOf(contact)
  await putRecovery(ctx, {
    ...{
      id,
      purpose,
      identifier: identifierOf(contact),
      channel,
      personId,
      code,
      token,
      expiresAt,
    },
  })
  const entry = { event: 'authn_token_created', kind: null, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { purpose, by: channel } }])
  return { code, token, minutes, expiresAt, resendAt }
}
