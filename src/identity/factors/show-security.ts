import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId, parseId } from '#platform/ids'
import { maskEmail, maskPhone } from '#platform/mask-contact'
import { ageOf } from '../passwords/password-state.ts'
import { loadPasswordSetAt } from '../passwords/password-store.ts'
import type { SecurityState } from './contract.ts'
import { type Factor, loadFactors, loadHoldings } from './factor-store.ts'

type Security = Static<typeof SecurityState>

/** How this person signs in, without anything that could be used to do so. */
export const showSecurity = async (ctx: TxContext, personId: PersonId): Promise<Security> => {
  const holdings = await loadHoldings(ctx, personId)
  const factors = await loadFactors(ctx, personId)
  const { setAt, isOld } = ageOf(await loadPasswordSetAt(ctx, personId), ctx.clock.now())
  const { email, phone, emailFactor, smsFactor, recoveryCodesLeft, preferred } = holdings
  return {
    authenticators: factors.map(({ id, kind, label, createdAt, lastUsedAt }) => ({
      ...{ id: formatId('factor', id), kind, label, createdAt: createdAt.toISOString() },
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    emailCodes: { to: email === null ? null : maskEmail(email), on: emailFactor },
    smsCodes: { to: phone === null ? null : maskPhone(phone), on: smsFactor && phone !== null },
    recoveryCodesLeft,
    preferred: preferred === 'recovery' ? null : preferred,
    passwordSetAt: setAt.toISOString(),
    passwordIsOld: isOld,
  }
}

/** One of the signed-in person's authenticators by its id as it is shown, or undefined. */
export const findOwnFactor = async (ctx: TxContext, text: string): Promise<Factor | undefined> => {
  const id = parseId('factor', text)
  const factors = await loadFactors(ctx, signedIn(ctx))
  return factors.find((factor) => factor.id === id)
}
