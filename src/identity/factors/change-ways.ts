import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { lockPerson } from '../profile-store.ts'
import type { factorContract } from './contract.ts'
import { usableFactors } from './factor.ts'
import { keepSignInWays, loadHoldings, removeFactor } from './factor-store.ts'
import { type FactorChange, noteFactorChanges } from './note-factor-change.ts'
import { issueRecoveryCodes } from './note-first-authenticator.ts'
import { factorProblems } from './problems.ts'
import { showSecurity } from './show-security.ts'

type Choice = Static<(typeof factorContract)['PATCH /v1/me/sign-in-ways']['body']>

/** Recovery codes run out: they do not count as the way that stays. @throws identity.last_way */
const requireSomeWay = async (ctx: TxContext, personId: ReturnType<typeof signedIn>) => {
  const holdings = await loadHoldings(ctx, personId)
  if (usableFactors(holdings, ['recovery']).length === 0) throw factorProblems.last_way()
}

/** @throws platform.not_found, identity.last_way */
export const removeAuthenticator = async (ctx: TxContext, text: string) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const id = parseId('factor', text)
  const kind = id === null ? null : await removeFactor(ctx, id, personId)
  if (kind === null) throw platformProblems.not_found()
  await requireSomeWay(ctx, personId)
  await noteFactorChanges(ctx, personId, [{ kind: 'factor_removed', factor: kind }])
  return showSecurity(ctx, personId)
}

/** @throws identity.last_way */
export const changeSignInWays = async (ctx: TxContext, choice: Choice) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const before = await loadHoldings(ctx, personId)
  const emailFactor = choice.emailCodes ?? before.emailFactor
  const smsFactor = choice.smsCodes ?? before.smsFactor
  const preferred = choice.preferred === undefined ? before.preferred : choice.preferred
  await keepSignInWays(ctx, personId, { preferred, emailFactor, smsFactor })
  await requireSomeWay(ctx, personId)
  const switched = (factor: 'email' | 'sms', was: boolean, is: boolean): FactorChange[] =>
    was === is ? [] : [{ kind: is ? 'factor_added' : 'factor_removed', factor }]
  await noteFactorChanges(ctx, personId, [
    ...switched('email', before.emailFactor, emailFactor),
    ...switched('sms', before.smsFactor, smsFactor),
  ])
  return showSecurity(ctx, personId)
}

/** Ten new ones, shown once. */
export const renewRecoveryCodes = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const recoveryCodes = await issueRecoveryCodes(ctx, personId)
  return { security: await showSecurity(ctx, personId), recoveryCodes }
}
