import { signedIn, type TxContext } from '#platform/context'
import { formatId, parseId } from '#platform/ids'
import { loadProfile, lockPerson } from '../profile-store.ts'
import { confirmTotp, lockWaitingFactor, openTotpSecret, putWaitingTotp } from './factor-store.ts'
import { noteFactorChanges } from './note-factor-change.ts'
import { noteFirstAuthenticator } from './note-first-authenticator.ts'
import { factorProblems } from './problems.ts'
import { showSecurity } from './show-security.ts'
import { newTotpSecret, totpAddress, totpStepOf } from './totp.ts'

const enrolmentMinutes = 15

/** A fresh secret at each enrolment; the one before that was never confirmed is gone. */
export const beginTotp = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const { email, accountNumber } = await loadProfile(ctx, personId)
  const id = ctx.ids.next()
  const secret = newTotpSecret(ctx.random.bytes(20))
  const expiresAt = new Date(ctx.clock.now().getTime() + enrolmentMinutes * 60_000)
  await putWaitingTotp(ctx, { id, personId, label: 'OKPay', secret, expiresAt })
  return {
    id: formatId('factor', id),
    secret,
    address: totpAddress(secret, email ?? accountNumber),
    expiresAt: expiresAt.toISOString(),
  }
}

type Confirmation = { readonly id: string; readonly code: string; readonly label?: string }

/** @throws identity.enrolment_expired, enrolment_wrong */
export const confirmTotpEnrolment = async (
  ctx: TxContext,
  { id: text, code, label = 'TOTP' }: Confirmation,
) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const id = parseId('factor', text)
  const factor = id === null ? null : await lockWaitingFactor(ctx, id, personId)
  const now = ctx.clock.now()
  if (!factor?.expiresAt || factor.expiresAt <= now) {
    throw factorProblems.enrolment_expired({ minutes: enrolmentMinutes })
  }
  const step = totpStepOf(openTotpSecret(factor), code, now, null)
  if (step === null) throw factorProblems.enrolment_wrong()
  const recoveryCodes = await noteFirstAuthenticator(ctx, personId)
  await confirmTotp(ctx, factor.id, step, label)
  await noteFactorChanges(ctx, personId, [{ kind: 'factor_added', factor: 'totp' }])
  return { security: await showSecurity(ctx, personId), recoveryCodes }
}
