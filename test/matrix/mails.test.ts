import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Params, wordsFor } from '../../src/notifications/fill-words.ts'
import { type KindName, noticeKinds } from '../../src/notifications/kinds/kinds.ts'
import type { NoticeKind } from '../../src/notifications/kinds/notice-kind.ts'
import { type Language, languages } from '../../src/platform/problems.ts'
import { bankFile } from '../support/bank-files.ts'
import { tokenOf } from '../support/identity-world.ts'
import { createFullWorld } from './full-world.ts'

const world = await createFullWorld({ tells: true })
const { call, clock, personWith, staff, settle, mailsTo, server, signIn, proveBy, database } = world
type Person = Awaited<ReturnType<typeof personWith>>
const timeZone = 'Europe/Berlin'
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString()

const read = async ({ token }: Pick<Person, 'token'>, path: string, language: Language) =>
  (await call(path, undefined, { token, language })).json

/** What was kept for somebody to be told of, as the listeners wrote it. */
const paramsKept = async (person: Person, kind: KindName): Promise<Params> => {
  const { rows } = await database.owner.query(
    'SELECT params FROM notifications.notices WHERE person_id = $1 AND kind = $2 ORDER BY id',
    [person.id, kind],
  )
  assert.equal(rows.length, 1, `${kind} is told once`)
  return rows[0].params
}

/**
 * Told by listeners: the notice in both languages, the mail in the person's. Both say the words of
 * the kind with these values; a date is the one that the explanation has.
 */
const assertTold = async (
  person: Person & { readonly language: Language },
  kind: KindName,
  values: Params,
) => {
  await settle()
  const declared: NoticeKind = noticeKinds[kind]
  assert.deepEqual(await paramsKept(person, kind), {
    ...(await paramsKept(person, kind)),
    ...values,
  })
  const params = await paramsKept(person, kind)
  for (const language of languages) {
    const { title, text } = wordsFor(declared, params, { language, timeZone })
    const { items } = await read(person, '/v1/notices', language)
    const notice = items.find((item: { kind: string }) => item.kind === kind)
    assert.deepEqual([notice?.title, notice?.text], [title, text])
    if (language !== person.language) continue
    const mails = (await mailsTo(person.email)).filter((mail) => mail.text.includes(title))
    assert.equal(mails.length, 1, `${kind} is mailed once`)
    assert.ok(mails[0]!.text.includes(text), mails[0]!.text)
    assert.ok(mails[0]!.subject.includes(title))
  }
}

const explained = async (person: Person, kind: string, id: string) => {
  const [en, zh] = await Promise.all(
    languages.map((language) => read(person, `/v1/explanations/${kind}/${id}`, language)),
  )
  assert.ok(en.title && zh.title && en.title !== zh.title)
  assert.equal(en.by, zh.by)
  return en as { by: string; at: string; detail: string }
}
const restrictionOf = async (person: Person) => {
  const { items } = await read(person, '/v1/me/restrictions', 'en')
  return items[0].id as string
}

let drawn = 0
const payIn = async (person: Person, amount: string) => {
  const { token } = await staff('treasury')
  const details = await read(person, '/v1/deposits/bank-details?currency=EUR', 'en')
  const bankReference = `MAIL${++drawn}`
  const entries = [{ amount, bankReference, remittance: details.reference as string }]
  const { bytes } = bankFile({ messageId: bankReference, statements: [{ entries }] })
  const { json } = await server.call('/v1/staff/bank-files?name=mail.xml', {
    method: 'POST',
    headers: { 'content-type': 'application/xml', cookie: `okpay_session=${token}` },
    body: bytes as Uint8Array<ArrayBuffer>,
  })
  return json as { credited: number; unmatched: number }
}
const frozen = async (language: Language) => {
  const person = await personWith({ language })
  await call('/v1/me/freeze', {}, { token: person.token })
  return { ...person, language, token: tokenOf(await signIn(person.email)) }
}
/** What the finding about a deposit says, and by when. */
const depositFinding = async (person: Person) => {
  const { token } = person
  const { items } = (await call('/v1/diagnosis', { road: 'payment' }, { token })).json
  const found = items.find(({ code }: { code: string }) => /^diagnosis\.deposit_/.test(code))
  assert.ok(found, JSON.stringify(items))
  return found as { code: string; title: string; by: string }
}

for (const language of languages) {
  suite(`Told by mail and in the app, as explained (${language})`, () => {
    test('A freeze: since when, and that the owner lifts it', async () => {
      const anna = await frozen(language)
      const { at } = await explained(anna, 'restriction', await restrictionOf(anna))
      await assertTold(anna, 'account_frozen', { at })
    })

    test('A cool-down: the moment at which it ends', async () => {
      const anna = await frozen(language)
      const { proof } = (await call('/v1/unfreeze/start', {}, anna)).json
      await proveBy(proof, 'email', anna.email)
      const password = 'seven quiet Herons 88'
      await call('/v1/me/unfreeze', { proof, password }, anna)
      const again = { ...anna, token: tokenOf(await signIn(anna.email, password)) }
      const { by } = await explained(again, 'restriction', await restrictionOf(again))
      await assertTold(again, 'cooldown_started', { until: by })
    })

    test('A restriction: why and by when we decide; its end: when', async () => {
      const senior = await staff('senior_support')
      const anna = { ...(await personWith({ language })), language }
      const placed = await senior.acts(`/v1/staff/people/${anna.accountNumber}/restrictions`, {
        ...{ category: 'risk_review', reason: 'unusual_activity', affects: ['transfer_out'] },
        ...{ reviewDue: inHours(96), disclosure: 'full', note: 'Three new payees.' },
      })
      const { id } = placed.json
      const { at, by } = await explained(anna, 'restriction', id)
      const list = await Promise.all(languages.map((one) => read(anna, '/v1/me/restrictions', one)))
      const [en, zh] = list.map(({ items }) => items[0].why)
      await assertTold(anna, 'restriction_placed', { at, by, why: { en, 'zh-CN': zh } })
      await senior.acts(`/v1/staff/restrictions/${id}/lift`, { reason: 'Explained.' })
      const { past } = await read(anna, '/v1/me/restrictions', 'en')
      await assertTold(anna, 'restriction_lifted', { at: past[0].liftedAt })
    })

    test('An appeal: by when it is answered, then that it was and the new date', async () => {
      const senior = await staff('senior_support')
      const anna = { ...(await personWith({ language })), language }
      const placed = await senior.acts(`/v1/staff/people/${anna.accountNumber}/restrictions`, {
        ...{ category: 'debt', reason: 'debt', affects: ['transfer_out'] },
        ...{ reviewDue: inHours(96), disclosure: 'full', note: 'Charge-back.' },
      })
      const { id } = placed.json
      const words = 'It is not owed.'
      await call(`/v1/me/restrictions/${id}/appeal`, { words }, { token: anna.token })
      const waiting = await explained(anna, 'restriction', id)
      await assertTold(anna, 'appeal_made', { by: waiting.by })
      const answer = { outcome: 'uphold', words: 'The invoice is missing.' }
      await senior.acts(`/v1/staff/restrictions/${id}/answer`, {
        ...{ ...answer, reviewDue: inHours(240) },
      })
      const upheld = await explained(anna, 'restriction', id)
      assert.notEqual(upheld.by, waiting.by)
      await assertTold(anna, 'appeal_upheld', { by: upheld.by })
    })

    test('A deposit that waits: why, and by when it is credited or goes back', async () => {
      const above = { ...(await personWith({ language })), language }
      assert.equal((await payIn(above, '100000.01')).unmatched, 1)
      const overLimit = await depositFinding(above)
      assert.equal(overLimit.title, noticeKinds.deposit_above_limit.title.en)
      await assertTold(above, 'deposit_above_limit', { by: overLimit.by })
      const small = { ...(await personWith({ language })), language }
      assert.equal((await payIn(small, '0.99')).unmatched, 1)
      const { by } = await depositFinding(small)
      await assertTold(small, 'deposit_waits', { by })
      const cold = await frozen(language)
      assert.equal((await payIn(cold, '9.99')).unmatched, 1)
      const held = await depositFinding(cold)
      assert.equal(held.title, noticeKinds.deposit_while_frozen.title.en)
      await assertTold(cold, 'deposit_while_frozen', { by: held.by })
    })
  })
}
