import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { formatId, type PersonId } from '#platform/ids'
import { policyInForce } from '#policy'
import { signedInFact } from '../devices/note-sign-in.ts'
import { identityEvents } from '../events.ts'
import { homeCurrencyOf } from '../home-currency.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { requireCountry, requireEmail, requireName, requirePassword } from '../input.ts'
import { maskName } from '../mask-name.ts'
import { openAccount } from '../open-account.ts'
import { openSession } from '../session-store.ts'
import { timeZoneOf } from '../time-zones.ts'
import type { staffContract } from './contract.ts'
import { noteRoleChange } from './note-role-change.ts'
import { staffProblems } from './problems.ts'
import { isOpenSetUpToken, takeSetUpToken } from './set-up-store.ts'
import { countAdministrators, lockRoles, putRole } from './staff-store.ts'

type Input = Static<(typeof staffContract)['POST /v1/set-up']['body']>

/** @throws identity.set_up_token_void */
export const requireSetUpToken = async (ctx: TxContext, token: string): Promise<void> => {
  const isGood = (await countAdministrators(ctx)) === 0 && (await isOpenSetUpToken(ctx, token))
  if (!isGood) throw staffProblems.set_up_token_void()
}

type Newcomer = Omit<Input, 'token' | 'password'> & { readonly passwordHash: string }

const open = async (ctx: TxContext, newcomer: Newcomer): Promise<PersonId> => {
  const { name, email, country, language, passwordHash } = newcomer
  const { currencies } = await requireCountry(ctx, country)
  const id = ctx.ids.next<PersonId>()
  const accountNumber = await openAccount(ctx, {
    ...{ id, kind: 'person', email, name, maskedName: maskName(name), country, language },
    timeZone: timeZoneOf(country),
    mainCurrency: homeCurrencyOf(country, currencies),
    ...{ phone: null, representative: null, passwordHash },
    termsVersion: (await policyInForce(ctx)).termsVersion,
    termsAcceptedAt: ctx.clock.now(),
  })
  if (accountNumber === null) throw staffProblems.set_up_email_taken()
  await publish(ctx, [identityEvents.verified(id, accountNumber)])
  return id
}

/**
 * Signs up the first administrator: whoever holds the token saw the machine's own output, which
 * stands for the code that other people get by mail. An authenticator has to follow before the role
 * counts.
 * @throws identity.set_up_token_void, email_invalid, name_invalid, name_reserved,
 *   password_unacceptable, busy, country_unsupported, set_up_email_taken
 */
export const setUpAdministrator = async (ctx: Context, kit: IdentityKit, input: Input) => {
  const { token, password, ...about } = input
  await inOwnTransaction(kit, ctx, (tx) => requireSetUpToken(tx, token))
  const email = requireEmail(ctx, about.email)
  const name = requireName(ctx, about.name)
  await requirePassword(ctx, kit.passwords, password, { email, name })
  const passwordHash = await kit.passwords.hash(password)
  return inOwnTransaction(kit, ctx, async (tx) => {
    await lockRoles(tx)
    await requireSetUpToken(tx, token)
    const personId = await open(tx, { ...about, name, email, passwordHash })
    if (!(await takeSetUpToken(tx, token, personId))) throw staffProblems.set_up_token_void()
    await putRole(tx, personId, 'administrator')
    const session = await openSession(tx, personId, null)
    await publish(tx, [signedInFact(tx, personId, { sessionId: session.id, newDevice: false })])
    const facts = { sessionId: session.id }
    await recordAudit(tx, [
      { event: 'user_created', personId, outcome: 'ok', facts: { country: about.country } },
      { event: 'session_created', personId, outcome: 'ok', facts },
    ])
    await noteRoleChange(tx, personId, 'administrator', true)
    return { personId: formatId('person', personId), token: session.token }
  })
}
