import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { queueMail } from '#platform/mail'
import { queueSms } from '#platform/sms'
import { identityEvents } from '../events.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { issueOwnerLink } from '../links/owner-link.ts'
import { momentWords } from '../messages/moment-words.ts'
import { personalPhraseOf } from '../phrase/personal-phrase.ts'
import { loadProfile } from '../profile-store.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { lockMail, lockText } from './lock-messages.ts'
import { type LockOut, wordsOfLockOut } from './lock-out.ts'
import { insertLockOut } from './lock-out-store.ts'
import { unlockMinutes } from './unlock-link.ts'

const notMeMinutes = 7 * 24 * 60

/**
 * A block has begun at somebody's identifier: half-done sign-ins end, and the owner hears of it at
 * once by mail and, with a proved phone, by text, with a way to open it and a way to object. Told
 * once for each block.
 */
export const tellOwnerOfLock = async (
  ctx: TxContext,
  { publicUrl }: Pick<IdentityKit, 'publicUrl'>,
  personId: PersonId,
  lockOut: LockOut,
): Promise<void> => {
  const profile = await loadProfile(ctx, personId)
  if (profile.state === 'closed' || !(await insertLockOut(ctx, personId, lockOut))) return
  await endProofsOf(ctx, personId, ['sign_in'])
  const { kind, tries, startedAt, until } = lockOut
  const { device, place } = wordsOfLockOut(lockOut)
  const fact = { tries, until: until.toISOString(), device, place }
  await publish(ctx, [identityEvents.locked(personId, fact)])
  const entry = { event: 'authn_login_lock', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { kind, tries, until: fact.until } }])

  const { language } = profile
  const linkTo = async (page: string, purpose: 'unlock' | 'unlock_by_sms' | 'not_me') => {
    const minutes = purpose === 'not_me' ? notMeMinutes : unlockMinutes
    return `${publicUrl}${page}?token=${await issueOwnerLink(ctx, personId, purpose, minutes)}`
  }
  const newsBy = async (purpose: 'unlock' | 'unlock_by_sms') => ({
    ...{ kind, tries, unlockMinutes },
    device: device[language],
    place: place[language],
    at: momentWords(startedAt, profile),
    until: momentWords(until, profile),
    unlockUrl: await linkTo('/unlock', purpose),
    notMeUrl: await linkTo('/not-me', 'not_me'),
  })
  const { email, phone } = await loadHoldings(ctx, personId)
  const phrase = (await personalPhraseOf(ctx, [personId])).get(personId) ?? null
  const about = { personId, template: 'identity.locked' }
  if (email) {
    const frame = { to: email, language, publicUrl, phrase }
    await queueMail(ctx, lockMail(frame, await newsBy('unlock')), about)
  }
  if (phone) {
    const text = lockText(language, await newsBy('unlock_by_sms'), phrase)
    await queueSms(ctx, { to: phone, text }, about)
  }
}
