import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { prepareJobs } from '#platform/database/prepare-jobs'
import type { PersonId } from '#platform/ids'
import { createWorker } from '#platform/worker'
import { inTestTransaction, testContext, testSecrets } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { createMailJob, queueMail } from '../mail.ts'
import { insertMessages, listMessagesOf, sweepMessages } from '../message-store.ts'
import { placeOf } from '../queue-messages.ts'
import { createSmsJob, queueSms } from '../sms.ts'
import { openInbox } from './inbox.ts'
import type { StoredItem } from './inbox-store.ts'

const database = await createTestDatabase()
await prepareJobs(database.owner)
const folder = await mkdtemp(join(tmpdir(), 'okpay-delivery-'))
const ctx = testContext()
const inbox = await openInbox({ ...ctx, folder })

/** Stands between us and the mail server, and can be shut. */
let up = true
const open = new Set<Socket>()
const gate = createServer((socket) => {
  open.add(socket)
  if (!up) return socket.destroy()
  const server = connect(Number(new URL(inbox.smtpUrl).port), '127.0.0.1')
  socket.pipe(server).pipe(socket)
  socket.on('close', () => server.destroy())
  socket.on('error', () => {})
  server.on('error', () => socket.destroy())
})
await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
const { port } = gate.address() as { port: number }
const { pool } = database
const tries: { kind: string; ok: boolean; code: string | null }[] = []
const mail = createMailJob({
  onTry: async (kind, tried) => {
    tries.push({ kind, ...tried })
  },
  ...ctx,
  pool,
  smtpUrl: `smtp://127.0.0.1:${port}`,
  from: 'OKPay <a@b.test>',
})
const sms = createSmsJob({ ...ctx, pool, smsUrl: inbox.smsUrl })
const outcomes: boolean[] = []
const worker = createWorker({
  ...ctx,
  pool: database.pool,
  jobs: [mail.job, sms],
  onDone: (_, ok) => outcomes.push(ok),
})
worker.start()
after(async () => {
  mail.close()
  for (const socket of open) socket.destroy()
  gate.close()
  await inbox.close()
  await rm(folder, { recursive: true })
})

const words = (subject: string) => ({
  to: 'anna@example.com',
  subject,
  text: 'x',
  html: '<p>x</p>',
})
const received = async (): Promise<readonly StoredItem[]> => {
  const list = inbox.endpoints.find(({ key }) => key === 'GET /dev/inbox')!
  const reply = await list.handle(ctx as never, { query: {} } as never)
  return (reply.body as { items: StoredItem[] }).items
}
const waitFor = async (done: () => Promise<boolean>) => {
  for (let waited = 0; waited < 300 && !(await done()); waited++) await pause(50)
  assert.ok(await done())
}
type Recorded = { state: string; attempts: number; outsideCode: string | null; settledAt: Date }
const recordOf = async (template: string): Promise<Recorded[]> => {
  const { rows } = await database.owner.query<Recorded>(
    `SELECT state, attempts, outside_code AS "outsideCode", settled_at AS "settledAt"
     FROM platform.messages WHERE template = $1`,
    [template],
  )
  return rows
}
/** A message on record and its job's payload, for a job of the test's own. */
const record = async (kind: 'mail' | 'sms', template: string, uselessAfter: Date | null = null) => {
  const id = ctx.ids.next()
  await inTestTransaction(database, ctx, (tx) =>
    insertMessages(tx, kind, [{ id, personId: null, template, recipient: '•••', uselessAfter }]),
  )
  const content = kind === 'mail' ? words(template) : { to: '+8613800138000', text: template }
  const sealed = testSecrets.seal(JSON.stringify(content), placeOf(kind, id))
  return { id, sealed, uselessAfter: uselessAfter?.toISOString() ?? null }
}
const hasArrived = (subject: string) => async () =>
  (await received()).some((item) => item.subject === subject)

test('A mail goes out when its transaction commits, and never when it does not', async () => {
  await assert.rejects(
    inTestTransaction(database, ctx, async (tx) => {
      await queueMail(tx, words('undone'))
      throw new Error('changed my mind')
    }),
  )
  await inTestTransaction(database, ctx, async (tx) => {
    await queueMail(tx, words('done'))
    await queueSms(tx, { to: '+8613800138000', text: 'OKPay: 135790' })
  })
  await waitFor(hasArrived('done'))
  await waitFor(async () => (await received()).some(({ kind }) => kind === 'sms'))
  assert.ok(!(await hasArrived('undone')()))
})

test('While the mail server is down mails wait; when it is back they arrive, once each', async () => {
  up = false
  for (const socket of open) socket.destroy()
  outcomes.length = 0
  await inTestTransaction(database, ctx, (tx) =>
    queueMail(tx, words('late'), { template: 'test.late' }),
  )
  await waitFor(async () => outcomes.includes(false))
  assert.ok(!(await hasArrived('late')()))
  await eventually(async () => {
    const { rows } = await database.owner.query(
      `SELECT state, attempts, outside_code AS code, settled_at AS at FROM platform.messages
       WHERE template = 'test.late'`,
    )
    const [{ state, attempts, code, at }] = rows
    assert.deepEqual({ state, at }, { state: 'queued', at: null })
    assert.ok(attempts >= 1)
    assert.match(code, /^E[A-Z]+$/)
    assert.deepEqual(tries.at(-1), { kind: 'mail', ok: false, code })
  })
  up = true
  await waitFor(hasArrived('late'))
  assert.equal((await received()).filter(({ subject }) => subject === 'late').length, 1)
  await eventually(async () => {
    const [row] = await recordOf('test.late')
    assert.equal(row?.state, 'sent')
    assert.equal(row?.outsideCode, null)
    assert.ok((row?.attempts ?? 0) >= 2)
    assert.ok(row?.settledAt)
    assert.deepEqual(tries.at(-1), { kind: 'mail', ok: true, code: null })
  })
})

test('What became of a message is kept, whom it went to masked, its words nowhere', async () => {
  const personId = ctx.ids.next<PersonId>()
  await inTestTransaction(database, ctx, async (tx) => {
    const options = { personId, template: 'test.kept' }
    await queueMail(tx, words('secret words 402913'), options)
    await queueSms(tx, { to: '+8613800138000', text: 'secret words 402913' }, options)
  })
  await eventually(async () => {
    const list = await inTestTransaction(database, ctx, (tx) =>
      listMessagesOf(tx, personId, new Date(0), 10),
    )
    assert.deepEqual(
      list.map(({ kind, recipient, state, template }) => ({ kind, recipient, state, template })),
      [
        { kind: 'sms', recipient: '+86 138 **** 8000', state: 'sent', template: 'test.kept' },
        { kind: 'mail', recipient: 'a***@example.com', state: 'sent', template: 'test.kept' },
      ],
    )
  })
  const { rows } = await database.owner.query('SELECT m::text AS text FROM platform.messages AS m')
  for (const { text } of rows) assert.doesNotMatch(text, /secret|402913|anna@|138001/)
})

test('A mailbox that refuses for good is bounced at once; the server is not asked again', async () => {
  let asked = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      asked += 1
      done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const refusing = createMailJob({
    ...ctx,
    pool,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'a@b.t',
  })
  const payload = await record('mail', 'test.bounced')
  await refusing.job.handleOutside(payload)
  await refusing.job.handleOutside(payload)
  const [row] = await recordOf('test.bounced')
  assert.equal(row?.state, 'refused')
  assert.equal(row?.outsideCode, '550')
  assert.equal(asked, 1)
  refusing.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

test('What a provider says to a text message decides: 404 ends it, 503 lets it wait', async () => {
  let status = 503
  const provider = createHttpServer((_request, response) => response.writeHead(status).end())
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const { port } = provider.address() as AddressInfo
  const job = createSmsJob({ ...ctx, pool, smsUrl: `http://127.0.0.1:${port}/` })
  const payload = await record('sms', 'test.text')
  await assert.rejects(job.handleOutside(payload), /503/)
  const [waiting] = await recordOf('test.text')
  assert.deepEqual([waiting?.state, waiting?.outsideCode], ['queued', '503'])
  status = 404
  await job.handleOutside(payload)
  const [refused] = await recordOf('test.text')
  assert.deepEqual([refused?.state, refused?.outsideCode], ['refused', '404'])
  provider.close()
})

test('Without an SMS provider a text message is refused, and says why', async () => {
  await createSmsJob({ ...ctx, pool, smsUrl: null }).handleOutside(await record('sms', 'test.none'))
  const [row] = await recordOf('test.none')
  assert.deepEqual([row?.state, row?.outsideCode], ['refused', 'no_provider'])
})

test('A code that came too late is expired, and a message that nobody took for a week too', async () => {
  const past = new Date(ctx.clock.now().getTime() - 1_000)
  await mail.job.handleOutside(await record('mail', 'test.too-late', past))
  assert.equal((await recordOf('test.too-late'))[0]?.state, 'expired')
  await record('mail', 'test.lost')
  const later = (days: number) => new Date(ctx.clock.now().getTime() + days * 86_400_000)
  const sweep = (days: number) =>
    inTestTransaction(database, ctx, ({ tx }) => sweepMessages(tx, later(days)))
  await sweep(6)
  assert.equal((await recordOf('test.lost'))[0]?.state, 'queued')
  await sweep(8)
  assert.equal((await recordOf('test.lost'))[0]?.state, 'expired')
  await sweep(91)
  assert.deepEqual(await recordOf('test.lost'), [])
})

// Before the database goes, which waits for the worker's connection.
test('The worker stops when everything is delivered', () => worker.stop())
