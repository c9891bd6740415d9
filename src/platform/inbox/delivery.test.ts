import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { prepareJobs } from '#platform/database/prepare-jobs'
import { createWorker } from '#platform/worker'
import { inTestTransaction, testContext } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createMailJob, queueMail } from '../mail.ts'
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
const mail = createMailJob({
  ...ctx,
  smtpUrl: `smtp://127.0.0.1:${port}`,
  from: 'OKPay <a@b.test>',
})
const sms = createSmsJob({ ...ctx, smsUrl: inbox.smsUrl })
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
  await inTestTransaction(database, ctx, (tx) => queueMail(tx, words('late')))
  await waitFor(async () => outcomes.includes(false))
  assert.ok(!(await hasArrived('late')()))
  up = true
  await waitFor(hasArrived('late'))
  assert.equal((await received()).filter(({ subject }) => subject === 'late').length, 1) // Before the database goes, which waits for the worker's connection.
  await worker.stop()
})
