import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { confirmTotp, loadFactors, openTotpSecret, putWaitingTotp } from './factor-store.ts'
import { noteFirstAuthenticator } from './note-first-authenticator.ts'
import { newTotpSecret, totpCodeAt } from './totp.ts'

/** By its name it is known again: the codes of nobody else's authenticator are ever told. */
const label = 'Demo'

/** An authenticator with a fresh secret, for staff of the demo and of tests. @returns the secret */
export const giveDemoAuthenticator = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<string> => {
  const id = ctx.ids.next()
  const secret = newTotpSecret(ctx.random.bytes(20))
  const expiresAt = new Date(ctx.clock.now().getTime() + 60_000)
  await noteFirstAuthenticator(ctx, personId)
  await putWaitingTotp(ctx, { id, personId, label, secret, expiresAt })
  await confirmTotp(ctx, id, 0, label)
  return secret
}

/** The code that the demo authenticator shows at this moment; null without one. */
export const demoAuthenticatorCode = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<string | null> => {
  const factors = await loadFactors(ctx, personId)
  const demo = factors.find((factor) => factor.kind === 'totp' && factor.label === label)
  return demo ? totpCodeAt(openTotpSecret(demo), ctx.clock.now()) : null
}
