import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import {
  findOwnerLink,
  issueOwnerLink,
  takeOwnerLink,
  voidOwnerLinks,
} from '../links/owner-link.ts'

export const unlockMinutes = 60

/** By which channel each kind of link travels: that channel proves nothing a second time. */
const purposes = { email: 'unlock', sms: 'unlock_by_sms' } as const
const channels = ['email', 'sms'] as const

export type UnlockLink = {
  readonly personId: PersonId
  readonly channel: 'email' | 'sms'
}

/** A token for whoever has just proved this channel: as good as the link in the message. */
export const issueUnlockToken = (
  ctx: TxContext,
  { personId, channel }: UnlockLink,
): Promise<string> => issueOwnerLink(ctx, personId, purposes[channel], unlockMinutes)

/** Whom an unused link was sent to and how; uses nothing. */
export const findUnlockLink = async (ctx: TxContext, token: string): Promise<UnlockLink | null> => {
  for (const channel of channels) {
    const personId = await findOwnerLink(ctx, token, purposes[channel])
    if (personId !== null) return { personId, channel }
  }
  return null
}

/** Uses a link, once, and voids the others of its owner. */
export const takeUnlockLink = async (ctx: TxContext, token: string): Promise<UnlockLink | null> => {
  const link = await findUnlockLink(ctx, token)
  if (!link) return null
  await takeOwnerLink(ctx, token, purposes[link.channel])
  for (const channel of channels) await voidOwnerLinks(ctx, link.personId, purposes[channel])
  return link
}

/** What an unlock proof is bound to: it opens by its own link only. */
export const boundToLink = (token: string): Buffer =>
  secretsInUse().mac('identity.unlock-link', token)
