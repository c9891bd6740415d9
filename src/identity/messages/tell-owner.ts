import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { type Mail, queueMail } from '#platform/mail'
import { phraseEnding } from '#platform/phrase-ending'
import type { Language } from '#platform/problems'
import { queueSms } from '#platform/sms'
import type { IdentityKit } from '../identity-kit.ts'
import { personalPhraseOf } from '../phrase/personal-phrase.ts'
import { loadProfile } from '../profile-store.ts'
import type { MailFrame } from './mails.ts'

/** A person as messages reach them: every channel that is proved, and the phrase they know. */
export type Owner = {
  readonly id: PersonId
  readonly language: Language
  readonly timeZone: string
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly phrase: string | null
}

export const loadOwner = async (ctx: TxContext, personId: PersonId): Promise<Owner> => {
  const { id, language, timeZone, email, phone, phoneVerified } = await loadProfile(ctx, personId)
  const phrase = (await personalPhraseOf(ctx, [id])).get(id) ?? null
  return { id, language, timeZone, email, phone: phoneVerified ? phone : null, phrase }
}

export const channelsOf = ({ email, phone }: Owner): number =>
  [email, phone].filter((channel) => channel !== null).length

type Words = {
  /** What it is, for the record of messages. */
  readonly template: string
  readonly mail: (frame: MailFrame) => Mail
  readonly text: string
}

/** One message by mail and by SMS at once: whoever took one channel over cannot hide it. */
export const tellOwner = async (
  ctx: TxContext,
  { publicUrl }: Pick<IdentityKit, 'publicUrl'>,
  owner: Owner,
  { template, mail, text }: Words,
): Promise<void> => {
  const { id: personId, language, email, phone, phrase } = owner
  const options = { personId, template }
  if (email !== null) {
    await queueMail(ctx, mail({ to: email, language, publicUrl, phrase }), options)
  }
  if (phone !== null) {
    await queueSms(ctx, { to: phone, text: text + phraseEnding(language, phrase) }, options)
  }
}
