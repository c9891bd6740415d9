import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { hasSecondFactor } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { loadProfile, type Profile } from '../profile-store.ts'
import type { PasswordOwner } from './password-rules.ts'

/** What must not be in this person's password, and how long it has to be. */
export const passwordOwnerOf = (profile: Profile, hasSecondFactor: boolean): PasswordOwner => ({
  ...(profile.email !== null && { email: profile.email }),
  ...(profile.phone !== null && { phone: profile.phone }),
  name: [profile.name, profile.representative ?? ''].join(' ').trim(),
  hasSecondFactor,
})

export const loadPasswordOwner = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<PasswordOwner> =>
  passwordOwnerOf(
    await loadProfile(ctx, personId),
    hasSecondFactor(await loadHoldings(ctx, personId)),
  )
