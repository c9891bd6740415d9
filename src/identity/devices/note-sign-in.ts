import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { deviceOf, deviceWords } from '#platform/device'
import { type Fact, publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { queueMail } from '#platform/mail'
import { placeOf, placeWords } from '#platform/place'
import { queueSms } from '#platform/sms'
import { identityEvents } from '../events.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { issueOwnerLink } from '../links/owner-link.ts'
import { momentWords } from '../messages/moment-words.ts'
import { personalPhraseOf } from '../phrase/personal-phrase.ts'
import type { Profile } from '../profile-store.ts'
import type { OpenedSession } from '../session-store.ts'
import { newDeviceMail, newDeviceText } from './new-device-messages.ts'

const notMeDays = 7

const wordsOf = ({ source }: TxContext) => ({
  device: deviceWords(deviceOf(source?.userAgent ?? '')),
  place: placeWords(placeOf(source?.address ?? '')),
})

/** The fact of a sign-in, with where it came from. */
export const signedInFact = (
  ctx: TxContext,
  personId: PersonId,
  session: { readonly sessionId: string; readonly newDevice: boolean },
): Fact => identityEvents.signedIn(personId, { ...session, ...wordsOf(ctx) })

/** By mail; whoever has no mailbox gets a text. */
const tellOfNewDevice = async (
  ctx: TxContext,
  { publicUrl }: Pick<IdentityKit, 'publicUrl'>,
  profile: Profile,
): Promise<void> => {
  const { id, email, phone, phoneVerified, language } = profile
  const { device, place } = wordsOf(ctx)
  const token = await issueOwnerLink(ctx, id, 'not_me', notMeDays * 24 * 60)
  const news = {
    device: device[language],
    place: place[language],
    at: momentWords(ctx.clock.now(), profile),
    notMeUrl: `${publicUrl}/not-me?token=${token}`,
    days: notMeDays,
  }
  const about = { personId: id, template: 'identity.new_device' }
  const phrase = (await personalPhraseOf(ctx, [id])).get(id) ?? null
  if (email) {
    const frame = { to: email, language, publicUrl, phrase }
    await queueMail(ctx, newDeviceMail(frame, news), about)
  } else if (phone && phoneVerified) {
    await queueSms(ctx, { to: phone, text: newDeviceText(language, news, phrase) }, about)
  }
}

/** Publishes a completed sign-in; its owner hears of a device that is new, with a way to object. */
export const noteSignIn = async (
  ctx: TxContext,
  kit: Pick<IdentityKit, 'publicUrl'>,
  profile: Profile,
  { id: sessionId, device, provedBy }: OpenedSession,
): Promise<void> => {
  const newDevice = device.isNew
  await publish(ctx, [signedInFact(ctx, profile.id, { sessionId, newDevice })])
  const entry = { event: 'authn_login_success', outcome: 'ok' } as const
  const facts = { sessionId, newDevice, factor: provedBy }
  await recordAudit(ctx, [{ ...entry, personId: profile.id, facts }])
  if (newDevice) await tellOfNewDevice(ctx, kit, profile)
}
