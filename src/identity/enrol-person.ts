import type { Currency } from '#money'
import type { Role, TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import { readEmail } from './email-address.ts'
import { findPeopleByHandle } from './find-people.ts'
import { shownName } from './mask-name.ts'
import { openAccount } from './open-account.ts'
import { hashPassword } from './passwords/hash-password.ts'
import { insertRoles } from './people-store.ts'
import type { PersonSummary } from './person.ts'
import { phoneIndexOf, readPhone, sealPhone } from './phone-number.ts'
import { timeZoneOf } from './time-zones.ts'

export type Enrolment = {
  /** Null: by phone alone. */
  readonly email: string | null
  /** Of a business its registered name. */
  readonly name: string
  /** Makes it a business: who signs up for it. */
  readonly representative?: string
  readonly country: string
  readonly language: Language
  readonly mainCurrency: Currency
  /** Without one nobody can sign in as this person. */
  readonly password?: string
  /** E.164; counts as verified. */
  readonly phone?: string
  readonly timeZone?: string
  readonly roles?: readonly Role[]
}

/**
 * Opens an account that is verified already, for the demo and for tests; its password is not
 * checked. Idempotent by e-mail address, or else by phone: whoever has it already is returned as
 * they are.
 */
export const enrolPerson = async (ctx: TxContext, enrolment: Enrolment): Promise<PersonSummary> => {
  const email = enrolment.email === null ? null : readEmail(enrolment.email)
  if (email === null && enrolment.email !== null) throw new Error('Not an e-mail address')
  const phone = enrolment.phone === undefined ? null : readPhone(enrolment.phone)
  if (enrolment.phone !== undefined && phone === null) throw new Error('Not a phone number')
  const handle = email ?? phone
  if (handle === null) throw new Error('Neither an e-mail address nor a phone number')
  const [known] = await findPeopleByHandle(ctx, [handle])
  if (known) return known
  const id = ctx.ids.next<PersonId>()
  const kind = enrolment.representative === undefined ? 'person' : 'business'
  await openAccount(ctx, {
    ...{ id, kind, email, name: enrolment.name },
    representative: enrolment.representative ?? null,
    maskedName: shownName(kind, enrolment.name),
    country: enrolment.country,
    language: enrolment.language,
    timeZone: enrolment.timeZone ?? timeZoneOf(enrolment.country),
    mainCurrency: enrolment.mainCurrency,
    phone: phone === null ? null : { sealed: sealPhone(id, phone), index: phoneIndexOf(phone) },
    passwordHash:
      enrolment.password === undefined
        ? null
        : await hashPassword(secretsInUse(), ctx.random, enrolment.password),
    termsVersion: 'demo',
    termsAcceptedAt: ctx.clock.now(),
  })
  await insertRoles(ctx, id, enrolment.roles ?? [])
  const [person] = await findPeopleByHandle(ctx, [handle])
  return person!
}
