import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { identityContract } from './contract.ts'
import { identityEvents } from './events.ts'
import { homeCurrencyOf } from './home-currency.ts'
import { requireBusinessName, requireCountry, requireName, requireTimeZone } from './input.ts'
import { followTimeZone } from './limit-zone/follow-time-zone.ts'
import { shownName } from './mask-name.ts'
import { identityProblems } from './problems.ts'
import { keepProfile, loadProfile, lockPerson, type Profile } from './profile-store.ts'
import { timeZoneOf } from './time-zones.ts'

type Input = Static<(typeof identityContract)['PATCH /v1/me']['body']>

/** The one that was chosen; of another country its own; else as it was. */
const zoneAfter = (
  ctx: TxContext,
  { country, timeZone }: Profile,
  { code, wanted }: { readonly code: string; readonly wanted: string | undefined },
): string => {
  if (wanted !== undefined) return requireTimeZone(ctx, wanted)
  return code === country ? timeZone : timeZoneOf(code)
}

const newName = (ctx: TxContext, { kind }: Profile, text: string): string =>
  kind === 'business' ? requireBusinessName(ctx, text, '/name') : requireName(ctx, text)

const changed = async (ctx: TxContext, before: Profile, input: Input): Promise<Profile> => {
  const name = input.name === undefined ? before.name : newName(ctx, before, input.name)
  const code = input.country ?? before.country
  const country = await requireCountry(ctx, code)
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
    timeZone: zoneAfter(ctx, before, { code, wanted: input.timeZone }),
    mainCurrency: country.currencies.includes(wanted)
      ? wanted
      : homeCurrencyOf(code, country.currencies),
  }
}

/**
 * Changes what is given and leaves the rest.
 * @throws identity.name_invalid, name_reserved, country_unsupported, currency_unsupported,
 *   time_zone_unknown
 */
export const changeProfile = async (ctx: TxContext, input: Input): Promise<Profile> => {
  const personId: PersonId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const before = await loadProfile(ctx, personId)
  await keepProfile(ctx, await changed(ctx, before, input))
  await followTimeZone(ctx, personId)
  const fields = Object.keys(input)
  if (fields.length > 0) {
    await publish(ctx, [identityEvents.profileChanged(personId, fields)])
    const change = { event: 'user_updated', kind: 'profile_changed', outcome: 'ok' } as const
    await recordAudit(ctx, [{ ...change, personId, facts: { fields } }])
  }
  return loadProfile(ctx, personId)
}
