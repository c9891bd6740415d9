import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { inspectBankFile } from '../../src/funding/index.ts'
import { setPersonState } from '../../src/identity/index.ts'
import type { Language } from '../../src/platform/problems.ts'
import { forgetPolicy } from '../../src/policy/index.ts'
import { bankFile, type TestEntry, type TestFile } from '../support/bank-files.ts'
import { inTestTransaction } from '../support/context.ts'
import { createFullWorld } from './full-world.ts'
import { inspects, provoke, uploads } from './support.ts'

const world = await createFullWorld()
const { call, database, ctx, personWith, staff, reads, server } = world
const clerk = await staff('treasury')
const { token } = clerk

const upload = (bytes: Uint8Array, language: Language = 'en') =>
  server.call('/v1/staff/bank-files?name=statement.xml', {
    method: 'POST',
    headers: {
      'content-type': 'application/xml',
      'accept-language': language,
      cookie: `okpay_session=${token}`,
    },
    body: bytes as Uint8Array<ArrayBuffer>,
  })

let drawn = 0
/** An unmatched payment, as staff see it. */
const suspended = async (entry: Partial<TestEntry> = {}): Promise<string> => {
  const bankReference = `MX${String(++drawn).padStart(8, '0')}`
  const { bytes } = bankFile({
    messageId: bankReference,
    statements: [{ entries: [{ amount: '7.50', bankReference, debtor: 'Max Payer', ...entry }] }],
  })
  await upload(bytes)
  const { items } = (await call('/v1/staff/suspense?state=open&limit=1', undefined, { token })).json
  return items[0].id
}
const assign = (id: string, accountNumber: string, language: Language = 'en') =>
  call(
    `/v1/staff/suspense/${id}/assign`,
    { accountNumber, reason: 'Receipt seen' },
    { token, language },
  )
const giveBack = (id: string, language: Language = 'en') =>
  call(`/v1/staff/suspense/${id}/return`, { reason: 'Nobody claims it' }, { token, language })
const listed = () => call('/v1/staff/suspense', undefined, { token })

/** Refused for this account, and goes to another one. */
const misassigned = async (accountNumber: string) => {
  const id = await suspended()
  const anna = await personWith()
  return {
    ask: (language: Language) => assign(id, accountNumber, language),
    read: reads(clerk),
    solved: () => assign(id, anna.accountNumber),
  }
}

provoke({
  'funding.currency_without_bank': async () => {
    const person = await personWith()
    const ask = (currency: string, language: Language = 'en') =>
      call(`/v1/deposits/bank-details?currency=${currency}`, undefined, {
        ...{ token: person.token, language },
      })
    return { ask: (language) => ask('USDC', language), solved: () => ask('EUR') }
  },
  'funding.deposit_not_found': async () => {
    const person = await personWith()
    const ask = (path: string, language: Language = 'en') =>
      call(path, undefined, { token: person.token, language })
    return {
      ask: (language) => ask('/v1/deposits/dep_01h455vb4pex5vsknk084sn02q', language),
      solved: () => ask('/v1/activity'),
    }
  },
  'funding.bank_file_not_found': () => ({
    ask: (language) =>
      call('/v1/staff/bank-files/bf_01h455vb4pex5vsknk084sn02q', undefined, { token, language }),
    solved: () => call('/v1/staff/bank-files', undefined, { token }),
  }),
  'funding.suspense_not_found': () => ({
    ask: (language) => giveBack('be_01h455vb4pex5vsknk084sn02q', language),
    read: reads(clerk),
    solved: listed,
  }),
  'funding.suspense_already_decided': async () => {
    const anna = await personWith()
    const id = await suspended()
    await assign(id, anna.accountNumber)
    return {
      ask: (language) => assign(id, anna.accountNumber, language),
      read: reads(clerk),
      solved: listed,
    }
  },
  'funding.suspense_own_account': () => misassigned(clerk.accountNumber),
  'funding.suspense_person_unknown': () => misassigned('OK123456780'),
  'funding.suspense_person_cannot_receive': async () => {
    const closed = await personWith()
    await inTestTransaction(database, ctx, (tx) => setPersonState(tx, closed.id, 'closed'))
    return misassigned(closed.accountNumber)
  },
  'funding.suspense_currency_not_allowed': async () => {
    // From now on France may hold no euros.
    await database.owner.query(`
      INSERT INTO policy.versions (version, effective_from, document)
      SELECT 1000, '2026-01-02T00:00:00Z', jsonb_set(document, '{countries,restrictedCurrencies}',
        '[{"currency": "EUR", "countries": ["FR"], "why": {"en": "Test", "zh-CN": "测试"}}]')
      FROM policy.versions ORDER BY version DESC LIMIT 1`)
    forgetPolicy()
    const marie = await personWith({ country: 'FR' })
    return misassigned(marie.accountNumber)
  },
  'funding.return_account_missing': async () => {
    const id = await suspended()
    const anna = await personWith()
    return {
      ask: (language) => giveBack(id, language),
      read: reads(clerk),
      solved: () => assign(id, anna.accountNumber),
    }
  },
})

const good: TestFile = { statements: [{ entries: [{ amount: '1.00', bankReference: 'GOOD' }] }] }
const { text } = bankFile(good)
const xml = (content: string) => Buffer.from(content)
const edited = (find: string | RegExp, by: string) => {
  const changed = text.replace(find, by)
  assert.notEqual(changed, text)
  return xml(changed)
}
const deep = `${'<a>'.repeat(90)}${'</a>'.repeat(90)}`
const later = text.replaceAll('camt.053.001.08', 'camt.053.001.12')
const message = text.replace(/<\?.*\?>/, '')
const goodFile = () => bankFile({ ...good, messageId: `OK${++drawn}` }).bytes

/** A file that is refused whole; the bank's next file, without the fault, is taken. */
uploads(
  { upload, good: goodFile },
  {
    'funding.file_empty': xml(' '),
    'funding.file_compressed': gzipSync(text),
    'funding.file_doctype': edited('<Document', '<!DOCTYPE Document []><Document'),
    'funding.file_truncated': xml(text.slice(0, text.length / 2)),
    'funding.file_not_xml': xml('MT940 :20:STARTUMS'),
    'funding.file_too_deep': xml(later.replace('</BkToCstmrStmt>', `${deep}</BkToCstmrStmt>`)),
    'funding.file_not_a_statement': xml('<html><body>Please sign in</body></html>'),
    'funding.file_several_messages': xml(`<All>${message}${message}</All>`),
    'funding.file_wrong_namespace': edited(/urn:iso[^"]*/, 'urn:example:camt'),
    'funding.file_schema_invalid': edited('>1.00<', '>one<'),
    'funding.file_unbalanced': bankFile({
      statements: [
        { opening: '0.00', closing: '9.00', entries: [{ amount: '1.00', bankReference: 'UNB' }] },
      ],
    }).bytes,
  },
)

const of = (entry: TestEntry) => bankFile({ statements: [{ entries: [entry] }] }).bytes

/** Faults of an entry, or of a version that is read but not checked: the inspection names them. */
inspects(
  { inspect: inspectBankFile, good: goodFile },
  {
    'funding.file_too_large': Buffer.alloc(10 * 1024 * 1024 + 1, 32),
    'funding.file_version_unsupported': xml(later),
    'funding.entry_unreadable': xml(later.replace('>1.00<', '><')),
    'funding.batch_inconsistent': of({
      amount: '10.00',
      details: [{ amount: '4.00' }, { amount: '5.00' }],
    }),
    'funding.amount_too_precise': of({ amount: '8.85321' }),
  },
)
