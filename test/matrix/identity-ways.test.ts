import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { grantOnMachine, issueSetUpToken } from '../../src/identity/index.ts'
import type { Language } from '../../src/platform/problems.ts'
import { inTestTransaction } from '../support/context.ts'
import { tokenOf } from '../support/identity-world.ts'
import { createSoftwarePasskey } from '../support/software-passkey.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld()
const { call, clock, ctx, database, personWith, withApp, stepUp, reads } = world
const { signUp, signIn, signInStep, proveBy, codeTo, linkTo, textsTo } = world
const minute = 60_000
let drawn = 0
const newPhone = () => `+49151123700${String(drawn++).padStart(2, '0')}`
const newEmail = () => `moved${drawn++}@example.org`

type Person = { readonly token: string; readonly email: string }
type Method = 'POST' | 'PATCH' | 'DELETE'
const byMail = (email: string) => async (proof: string) => {
  clock.advanceMs(minute)
  return proveBy(proof, 'email', email)
}

/** What needs a fresh factor, answered; the last answer in the given language. */
const confirmed = async (
  [path, body, method = 'POST']: readonly [string, unknown, Method?],
  { token }: { readonly token: string },
  prove: (proof: string) => Promise<unknown>,
  language: Language = 'en',
) => {
  const refused = await call(path, body, { token, method, language })
  const proof = refused.json?.step_up?.proof
  if (!proof) return refused
  await prove(proof)
  return call(path, body, { token, method, proof, language })
}
const ask = (person: Person, kind: 'email' | 'phone', to: string, language: Language = 'en') =>
  confirmed([`/v1/me/${kind}`, { [kind]: to }], person, byMail(person.email), language)
const confirm = (
  { token }: { readonly token: string },
  kind: 'email' | 'phone',
  code: string,
  language: Language = 'en',
) => call(`/v1/me/${kind}/confirm`, { code }, { token, language })
const undo = (token: string, language: Language = 'en') =>
  call('/v1/contact-changes/undo', { token }, { language })
const linkIn = (text: string | undefined) => /token=([\w-]+)/.exec(text ?? '')?.[1] ?? ''

/** A contact of somebody else, proved by who asks for it. */
const taken = async (kind: 'email' | 'phone') => {
  const person = await personWith()
  const phone = newPhone()
  const owner = await personWith(kind === 'phone' ? { phone } : {})
  const contact = kind === 'phone' ? phone : owner.email
  return {
    ask: async (language: Language) => {
      clock.advanceMs(2 * minute)
      await ask(person, kind, contact)
      return confirm(person, kind, await codeTo(contact), language)
    },
    read: reads(person),
    solved: async () => {
      clock.advanceMs(2 * minute)
      return ask(person, kind, kind === 'phone' ? newPhone() : newEmail())
    },
  }
}

const moved = async () => {
  const person = await personWith()
  const to = newEmail()
  await ask(person, 'email', to)
  await confirm(person, 'email', await codeTo(to))
  return { person, to, link: await linkTo(person.email) }
}

const start = (proof: string, language: Language = 'en') =>
  call('/v1/lost-factors', { proof }, { language })
const startFor = async (email: string, language: Language = 'en') =>
  start((await signInStep(email)).json.proof, language)
const codes = (request: string, language: Language = 'en') =>
  call('/v1/lost-factors/codes', { request }, { language })
const half = async (email: string): Promise<string> => {
  clock.advanceMs(minute)
  await call('/v1/resets', { identifier: email })
  return (await call('/v1/resets/open', { token: await linkTo(email) })).json.check.proof
}

const passkeyOptions = async (person: Person) =>
  (await confirmed(['/v1/me/passkeys/options', {}], person, byMail(person.email))).json
const addPasskey = (
  { token }: Person,
  { proof, options }: { proof: string; options: never },
  origin = 'http://localhost:4000',
  language: Language = 'en',
) => {
  const credential = createSoftwarePasskey(origin).create(options)
  return call('/v1/me/passkeys', { proof, credential, label: 'x' }, { token, language })
}

provoke({
  'identity.contact_unchanged': async () => {
    const person = await personWith()
    return {
      ask: (language) => ask(person, 'email', person.email, language),
      read: reads(person),
      solved: () => ask(person, 'email', newEmail()),
    }
  },
  'identity.email_taken': () => taken('email'),
  'identity.phone_taken': () => taken('phone'),
  'identity.old_contact_taken': async () => {
    const { person, to, link } = await moved()
    clock.advanceMs(minute)
    await signUp(person.email)
    await call('/v1/sign-ups/confirm', { email: person.email, code: await codeTo(person.email) })
    return { ask: (language) => undo(link, language), solved: () => signInStep(to) }
  },
  'identity.link_spent': async () => {
    const { person, link } = await moved()
    await undo(link)
    return { ask: (language) => undo(link, language), solved: () => signInStep(person.email) }
  },
  'identity.last_contact': async () => {
    const phone = newPhone()
    await signUp(phone)
    const opened = await call('/v1/sign-ups/confirm', { phone, code: await codeTo(phone) })
    const session = { token: tokenOf(opened) }
    const bySms = async (proof: string) => {
      clock.advanceMs(minute)
      return proveBy(proof, 'sms', phone)
    }
    const email = newEmail()
    return {
      ask: (language) => confirmed(['/v1/me/phone', undefined, 'DELETE'], session, bySms, language),
      read: reads(session),
      act: async () => {
        await confirmed(['/v1/me/email', { email }], session, bySms)
        return confirm(session, 'email', await codeTo(email))
      },
      solved: () => confirmed(['/v1/me/phone', undefined, 'DELETE'], session, byMail(email)),
    }
  },
  'identity.undo_newer_first': async () => {
    const phone = newPhone()
    await signUp(phone)
    const opened = await call('/v1/sign-ups/confirm', { phone, code: await codeTo(phone) })
    const session = { token: tokenOf(opened) }
    const bySms = async (proof: string) => {
      clock.advanceMs(minute)
      return proveBy(proof, 'sms', phone)
    }
    const email = newEmail()
    await confirmed(['/v1/me/email', { email }], session, bySms)
    await confirm(session, 'email', await codeTo(email))
    const first = linkIn((await textsTo(phone)).at(-1)?.text)
    await confirmed(['/v1/me/phone', undefined, 'DELETE'], session, byMail(email))
    const second = linkIn((await textsTo(phone)).at(-1)?.text)
    return { ask: (language) => undo(first, language), act: () => undo(second) }
  },
  'identity.last_way': async () => {
    const person = await withApp()
    const { json } = await call('/v1/me/security', undefined, { token: person.token })
    const path = `/v1/me/factors/${json.authenticators[0].id}`
    return {
      ask: (language) => confirmed([path, undefined, 'DELETE'], person, person.byApp, language),
      read: reads(person),
      act: () =>
        confirmed(['/v1/me/sign-in-ways', { emailCodes: true }, 'PATCH'], person, person.byApp),
    }
  },
  'identity.enrolment_wrong': async () => {
    const person = await personWith()
    const { token } = person
    const begun = await stepUp('/v1/me/totp', {}, token, byMail(person.email))
    const { id, secret } = begun.json
    return {
      ask: (language) => call('/v1/me/totp/confirm', { id, code: '000000' }, { token, language }),
      read: reads(person),
      solved: () =>
        call('/v1/me/totp/confirm', { id, code: totpCodeAt(secret, clock.now()) }, { token }),
    }
  },
  'identity.enrolment_expired': async () => {
    const person = await personWith()
    const { token } = person
    const first = (await stepUp('/v1/me/totp', {}, token, byMail(person.email))).json
    const begin = () => stepUp('/v1/me/totp', {}, token, byMail(person.email))
    const second = (await begin()).json
    return {
      ask: (language) =>
        call('/v1/me/totp/confirm', { id: first.id, code: '123456' }, { token, language }),
      read: reads(person),
      solved: () => {
        const code = totpCodeAt(second.secret, clock.now())
        return call('/v1/me/totp/confirm', { id: second.id, code }, { token })
      },
    }
  },
  'identity.passkey_refused': async () => {
    const person = await personWith()
    return {
      ask: async (language) =>
        addPasskey(person, await passkeyOptions(person), 'http://localhost.evil:4000', language),
      read: reads(person),
      solved: async () => addPasskey(person, await passkeyOptions(person)),
    }
  },
  'identity.lost_factor_unneeded': async () => {
    const { email } = await personWith()
    return { ask: (language) => startFor(email, language), solved: () => signIn(email) }
  },
  'identity.lost_factor_by_password_only': async () => {
    const { email } = await withApp()
    return {
      ask: async (language) => start(await half(email), language),
      solved: () => startFor(email),
    }
  },
  'identity.lost_factor_over': async () => {
    const { email } = await withApp()
    const { request } = (await startFor(email)).json
    await call('/v1/lost-factors/cancel', { request })
    return { ask: (language) => codes(request, language), solved: () => startFor(email) }
  },
  'identity.lost_factor_waiting': async () => {
    const { email } = await withApp()
    const { request } = (await startFor(email)).json
    return {
      ask: (language) => codes(request, language),
      told: [async () => (await world.mailsTo(email)).at(-1)?.text ?? '', /lost device/],
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
  'identity.set_up_token_void': async () => {
    const old = await inTestTransaction(database, ctx, issueSetUpToken)
    const good = await inTestTransaction(database, ctx, issueSetUpToken)
    const look = (token: string | null, language: Language = 'en') =>
      call('/v1/set-up/look-up', { token }, { language })
    return { ask: (language) => look(old, language), solved: () => look(good) }
  },
  'identity.set_up_email_taken': async () => {
    const token = await inTestTransaction(database, ctx, issueSetUpToken)
    const { email } = await personWith()
    const founder = { name: 'Ada Byron', country: 'GB', language: 'en' }
    const setUp = (to: string, language: Language = 'en') =>
      call(
        '/v1/set-up',
        { token, ...founder, email: to, password: 'marble-otter-quilt-40' },
        { language },
      )
    return { ask: (language) => setUp(email, language), solved: () => setUp(newEmail()) }
  },
})

/** An administrator with an app; answers checks by it. */
const administrator = async () => {
  const person = await withApp({ name: 'Tess Okoye' })
  await inTestTransaction(database, ctx, (tx) =>
    grantOnMachine(tx, person.id, { role: 'administrator', insisted: true }),
  )
  const token = person.token
  const grant = (email: string, language: Language = 'en') =>
    confirmed(
      ['/v1/staff/team/roles', { email, role: 'treasury' }],
      { token },
      person.byApp,
      language,
    )
  return { ...person, grant }
}

provoke({
  'identity.staff_person_unknown': async () => {
    const admin = await administrator()
    const { email } = await personWith()
    return {
      ask: (language) => admin.grant('nobody@example.org', language),
      read: reads(admin),
      solved: () => admin.grant(email),
    }
  },
  'identity.own_roles': async () => {
    const [admin, other] = [await administrator(), await administrator()]
    return {
      ask: (language) => admin.grant(admin.email, language),
      read: reads(admin),
      solved: () => other.grant(admin.email),
    }
  },
})
