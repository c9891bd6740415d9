import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { queueSms } from '#platform/sms'
import { codeMinutes, issueChallenge } from './challenge.ts'
import type { identityContract } from './contract.ts'
import { identityEvents } from './events.ts'
import { homeCurrencyOf } from './home-currency.ts'
import { requireBusinessName, requireCountry, requireName, requirePhone } from './input.ts'
import { shownName } from './mask-name.ts'
import { takeOwnText } from './message-caps.ts'
import { phoneCodeText } from './messages/texts.ts'
import { phoneIndexOf, sealPhone } from './phone-number.ts'
import { personalPhraseOf } from './phrase/personal-phrase.ts'
import { identityProblems } from './problems.ts'
import { keepPhone, keepProfile, loadProfile, lockPerson, type Profile } from './profile-store.ts'
import { timeZoneOf } from './time-zones.ts'

type Input = Static<(typeof identityContract)['PATCH /v1/me']['body']>

/**
 * Texts a code to the person's number. One a minute and ten a day, for the number and for the
 * person; numbers that begin alike have a bound together.
 */
export const textPhoneCode = async (ctx: TxContext, profile: Profile, phone: string) => {
  const resendAt = await takeOwnText(ctx, profile.id, phone)
  const issued = await issueChallenge(ctx, 'phone', profile.id, phoneIndexOf(phone))
  const phrase = (await personalPhraseOf(ctx, [profile.id])).get(profile.id) ?? null
  const text = phoneCodeText(profile.language, issued.code, codeMinutes, phrase)
  await queueSms(
    ctx,
    { to: phone, text },
    { uselessAfter: issued.expiresAt, personId: profile.id, template: 'identity.phone_code' },
  )
  return { codeExpiresAt: issued.expiresAt.toISOString(), resendAt: resendAt.toISOString() }
}

/**
 * The number is kept at once and texted a code; whoever else may have it plays no part until the
 * code
 * comes back, so nothing can be learnt here.
 */
const changePhone = async (ctx: TxContext, profile: Profile, text: string | null) => {
  const phone = text === null ? null : requirePhone(ctx, text)
  if (phone === profile.phone) return
  // Until the new number is proved they would have nothing to sign in with.
  if (profile.email === null) throw identityProblems.last_contact()
  if (phone === null) return keepPhone(ctx, profile.id, null)
  const sealed = sealPhone(profile.id, phone)
  await keepPhone(ctx, profile.id, { sealed, index: phoneIndexOf(phone) })
  await textPhoneCode(ctx, profile, phone)
}

const newName = (ctx: TxContext, { kind }: Profile, text: string): string =>
  kind === 'business' ? requireBusinessName(ctx, text, '/name') : requireName(ctx, text)

const changed = async (ctx: TxContext, before: Profile, input: Input): Promise<Profile> => {
  const name = input.name === undefined ? before.name : newName(ctx, before, input.name)
  const code = input.country ?? before.country
  const country = await requireCountry(ctx, code)
  const moved = code !== before.country
  const wanted = input.mainCurrency ?? before.mainCurrency
  if (input.mainCurrency !== undefined && !country.currencies.includes(wanted)) {
    throw identityProblems.currency_unsupported({ currency: wanted, country: code })
  }
  return {
    ...before,
    name,
    maskedName: shownName(before.kind, name),
    country: code,
    language: input.language ?? before.language,
    timeZone: moved ? timeZoneOf(code) : before.timeZone,
    mainCurrency: country.currencies.includes(wanted)
      ? wanted
      : homeCurrencyOf(code, country.currencies),
  }
}

/**
 * Changes what is given and leaves the rest.
 * @throws identity.name_invalid, name_reserved, phone_invalid, country_unsupported,
 *   currency_unsupported, last_contact, messages_too_often, texts_paused
 */
export const changeProfile = async (ctx: TxContext, input: Input): Promise<Profile> => {
  const personId: PersonId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const before = await loadProfile(ctx, personId)
  await keepProfile(ctx, await changed(ctx, before, input))
  if (input.phone !== undefined) await changePhone(ctx, before, input.phone)
  const fields = Object.keys(input)
  if (fields.length > 0) {
    await publish(ctx, [identityEvents.profileChanged(personId, fields)])
    const change = { event: 'user_updated', kind: 'profile_changed', outcome: 'ok' } as const
    await recordAudit(ctx, [{ ...change, personId, facts: { fields } }])
  }
  return loadProfile(ctx, personId)
}
