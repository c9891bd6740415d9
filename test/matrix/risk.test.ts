import assert from 'node:assert/strict'
import type { Language } from '../../src/platform/problems.ts'
import { bankFile } from '../support/bank-files.ts'
import { goodPassword, tokenOf } from '../support/identity-world.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld({ tells: true })
const { call, clock, personWith, staff, reads, waits, settle, mailsTo, server } = world
const { signIn, proveBy } = world
const hour = 3_600_000
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString()

type Person = Awaited<ReturnType<typeof personWith>>
type Clerk = Awaited<ReturnType<typeof staff>>

let drawn = 0
/** Money comes from a bank, as the treasury's file says. */
const payIn = async (person: Person) => {
  const { token } = await staff('treasury')
  const details = await call('/v1/deposits/bank-details?currency=EUR', undefined, person)
  const bankReference = `RISK${++drawn}`
  const entries = [{ amount: '50.00', bankReference, remittance: details.json.reference as string }]
  const { bytes } = bankFile({ messageId: bankReference, statements: [{ entries }] })
  const { json } = await server.call('/v1/staff/bank-files?name=risk.xml', {
    method: 'POST',
    headers: { 'content-type': 'application/xml', cookie: `okpay_session=${token}` },
    body: bytes as Uint8Array<ArrayBuffer>,
  })
  assert.equal(json.credited, 1)
}

const usual = () => ({
  ...{ category: 'risk_review', reason: 'unusual_activity', affects: ['transfer_out'] },
  ...{ reviewDue: inHours(96), disclosure: 'full', note: 'Three new payees.' },
})
const place = (by: Clerk, on: Person, change: object = {}, language?: Language) => {
  const path = `/v1/staff/people/${on.accountNumber}/restrictions`
  return by.acts(path, { ...usual(), ...change }, language)
}
const decide = (by: Clerk, id: string, what: string, body: object, language?: Language) =>
  by.acts(`/v1/staff/restrictions/${id}/${what}`, body, language)
const lift = (by: Clerk, id: string, language?: Language) =>
  decide(by, id, 'lift', { reason: 'Explained.' }, language)
const appeal = (
  { token }: Pick<Person, 'token'>,
  id: string,
  words = 'It was for my flat.',
  language: Language = 'en',
) => call(`/v1/me/restrictions/${id}/appeal`, { words }, { token, language })
const mine = ({ token }: Pick<Person, 'token'>) => call('/v1/me/restrictions', undefined, { token })

/** Anna, on whose account a senior colleague has placed something. */
const restricted = async (change: object = {}, before?: (anna: Person) => Promise<void>) => {
  const senior = await staff('senior_support')
  const anna = await personWith()
  await before?.(anna)
  const { json } = await place(senior, anna, change)
  assert.match(json.id, /^rst_/)
  return { senior, anna, id: json.id as string }
}

let keys = 0
const send = ({ token }: Person, to: Person, language: Language = 'en') =>
  call(
    '/v1/transfers',
    { to: to.accountNumber, amount: '1.00', currency: 'EUR' },
    { token, language, idempotencyKey: `risk-transfer-${++keys}` },
  )

const mailsOf = async ({ email }: Person) => {
  await settle()
  return (await mailsTo(email)).map(({ text }) => text).join('\n')
}
/** `21 Nov 2026`, as a mail to Berlin says it. */
const dayOf = (at: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'Europe/Berlin' }).format(
    new Date(at),
  )

/** Sending is stopped until the restriction is lifted, or ends at the date that is told. */
const stopped = async (change: object) => {
  const ben = await personWith()
  const found = await restricted(change, payIn)
  return { ...found, ask: (language: Language) => send(found.anna, ben, language) }
}

provoke({
  'risk.restricted': async () => {
    const { senior, anna, id, ask } = await stopped({})
    return {
      ...{ ask, read: reads(anna) },
      told: [() => mailsOf(anna), /unlike what we usually see.*We decide by/s],
      act: () => lift(senior, id),
    }
  },
  'risk.under_review': async () => {
    const { anna, ask } = await stopped({ disclosure: 'generic', endsAt: inHours(5) })
    return {
      ...{ ask, read: reads(anna), wait: waits(anna) },
      told: [() => mailsOf(anna), /This is under routine review\./],
    }
  },
  'risk.appeal_empty': async () => {
    const { anna, id } = await restricted()
    return {
      ask: (language) => appeal(anna, id, ' \n ', language),
      ...{ read: reads(anna), solved: () => appeal(anna, id) },
      told: [() => mailsOf(anna), /is restricted/],
    }
  },
  'risk.appeal_unneeded': async () => {
    const { token: before, email } = await personWith()
    await call('/v1/me/freeze', {}, { token: before })
    let anna = { token: tokenOf(await signIn(email)) }
    const password = 'seven quiet Herons 88'
    const { id } = (await mine(anna)).json.items[0]
    return {
      ask: (language) => appeal(anna, id, 'Please.', language),
      read: (path, language) => reads(anna)(path, language),
      act: async () => {
        const { proof } = (await call('/v1/unfreeze/start', {}, anna)).json
        await proveBy(proof, 'email', email)
        await call('/v1/me/unfreeze', { proof, password }, anna)
        anna = { token: tokenOf(await signIn(email, password)) }
      },
      solved: async () => {
        const list = await mine(anna)
        assert.deepEqual(
          list.json.items.map(({ kind }: { kind: string }) => kind),
          ['cooling_down'],
        )
        return list
      },
    }
  },
  'risk.restriction_over': async () => {
    const { senior, anna, id } = await restricted()
    await lift(senior, id)
    return {
      ask: (language) => appeal(anna, id, 'Please.', language),
      read: reads(anna),
      told: [() => mailsOf(anna), /A restriction was lifted/],
      solved: async () => {
        const list = await mine(anna)
        assert.deepEqual([list.json.items.length, list.json.past[0].id], [0, id])
        return list
      },
    }
  },
  'risk.appeal_waiting': async () => {
    const { senior, anna, id } = await restricted()
    const { answerBy } = (await appeal(anna, id)).json.items[0].appeal
    return {
      ask: (language) => appeal(anna, id, 'Please.', language),
      read: reads(anna),
      told: [() => mailsOf(anna), new RegExp(`you have our answer by ${dayOf(answerBy)}`)],
      act: () => decide(senior, id, 'answer', { outcome: 'lift', words: 'That explains it.' }),
      solved: async () => {
        const list = await mine(anna)
        assert.equal(list.json.past[0].answer, 'That explains it.')
        return list
      },
    }
  },
  'risk.appeal_answered': async () => {
    const { senior, anna, id } = await restricted()
    await appeal(anna, id)
    const reviewDue = inHours(240)
    const words = 'We still need the invoice.'
    await decide(senior, id, 'answer', { outcome: 'uphold', words, reviewDue })
    return {
      ask: (language) => appeal(anna, id, 'Please.', language),
      read: reads(anna),
      told: [() => mailsOf(anna), new RegExp(`stays for now.*${dayOf(reviewDue)}`, 's')],
      act: () => decide(senior, id, 'extend', { reviewDue: inHours(200), reason: 'Not yet.' }),
    }
  },
  'risk.own_account': async () => {
    const senior = await staff('senior_support')
    const colleague = await staff('senior_support')
    return {
      ask: (language) => place(senior, senior, {}, language),
      read: reads(senior),
      solved: () => place(colleague, senior),
    }
  },
  'risk.category_of_others': async () => {
    const [reviewer, senior] = [await staff('verification'), await staff('senior_support')]
    const anna = await personWith()
    return {
      ask: (language) => place(reviewer, anna, {}, language),
      read: reads(reviewer),
      solved: () => place(senior, anna),
    }
  },
  'risk.reason_unfit': async () => {
    const senior = await staff('senior_support')
    const anna = await personWith()
    return {
      ask: (language) => place(senior, anna, { reason: 'debt' }, language),
      read: reads(senior),
      solved: () => place(senior, anna),
    }
  },
  'risk.date_unusable': async () => {
    const senior = await staff('senior_support')
    const anna = await personWith()
    return {
      ask: (language) => place(senior, anna, { reviewDue: inHours(-1) }, language),
      read: reads(senior),
      solved: () => place(senior, anna),
    }
  },
  'risk.second_person_needed': async () => {
    const [one, other] = [await staff('verification'), await staff('verification')]
    const anna = await personWith()
    const placed = await place(one, anna, { category: 'compliance', reason: 'source_of_funds' })
    const { id } = placed.json
    assert.equal((await lift(one, id)).json.state, 'lift_requested')
    return {
      ask: (language) => lift(one, id, language),
      read: reads(one),
      solved: async () => {
        const lifted = await lift(other, id)
        assert.equal(lifted.json.state, 'lifted')
        return lifted
      },
    }
  },
  'risk.no_appeal': async () => {
    const { senior, anna, id } = await restricted()
    const answer = (language?: Language) =>
      decide(senior, id, 'answer', { outcome: 'lift', words: 'That explains it.' }, language)
    return { ask: answer, read: reads(senior), act: () => appeal(anna, id), solved: () => answer() }
  },
  'identity.sign_in_paused': async () => {
    const paused = { affects: ['sign_in'], category: 'security', reason: 'account_takeover' }
    const { anna } = await restricted({ ...paused, endsAt: inHours(3) })
    return {
      ask: (language) => signIn(anna.email, goodPassword, { language }),
      told: [() => mailsOf(anna), /somebody else may be using your account/],
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
})
