import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Endpoint, Reply } from '#platform/http/endpoint'
import { Problem } from '#platform/problems'
import { testContext, testSecrets } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createMailJob } from '../mail.ts'
import { createSmsJob } from '../sms.ts'
import { openInbox } from './inbox.ts'
import { inboxCapacity, openInboxStore, type StoredItem } from './inbox-store.ts'
import { openMessages } from './open-messages.ts'

const folder = await mkdtemp(join(tmpdir(), 'okpay-inbox-'))
after(() => rm(folder, { recursive: true }))
const { pool } = await createTestDatabase()
const ctx = testContext()
const { clock, ids, log } = ctx

const sealed = (kind: 'mail' | 'sms', content: object, uselessAfter: Date | null = null) => {
  const id = ids.next()
  const text = testSecrets.seal(JSON.stringify(content), `graphile_worker.${kind}.${id}`)
  return { id, sealed: text, uselessAfter: uselessAfter?.toISOString() ?? null }
}

type Answer = Reply<{ items: StoredItem[] } & StoredItem>
const call = (endpoints: readonly Endpoint[], key: string, input: object): Promise<Answer> => {
  const found = endpoints.find((endpoint) => endpoint.key === key)!
  return found.handle(ctx as never, input as never) as Promise<Answer>
}
const list = async (endpoints: readonly Endpoint[], query = {}) =>
  (await call(endpoints, 'GET /dev/inbox', { query })).body!.items

const verification = {
  to: 'wang@example.com',
  subject: '验证码 402913',
  text: '您的验证码是 402913，10 分钟内有效。\nhttp://localhost:4000/verify?token=abc123456',
  html: '<p>您的验证码是 <b>402913</b></p>',
}

test('A mail goes over SMTP into the inbox, with its code and link picked out', async () => {
  const inbox = await openInbox({ folder: join(folder, 'a'), clock, ids })
  const mail = createMailJob({
    smtpUrl: inbox.smtpUrl,
    from: 'OKPay <no-reply@x.test>',
    pool,
    clock,
    log,
  })
  await mail.job.handleOutside(sealed('mail', verification))
  await mail.job.handleOutside(sealed('mail', { ...verification, to: 'anna@example.com' }))
  const [newest, first] = await list(inbox.endpoints)
  assert.equal(newest?.to, 'anna@example.com')
  assert.equal(first?.kind, 'mail')
  assert.equal(first?.to, 'wang@example.com')
  assert.match(first?.from ?? '', /no-reply@x\.test/)
  assert.equal(first?.subject, '验证码 402913')
  assert.match(first?.text ?? '', /10 分钟内有效/)
  assert.match(first?.html ?? '', /<b>402913<\/b>/)
  assert.equal(first?.code, '402913')
  assert.deepEqual(first?.links, ['http://localhost:4000/verify?token=abc123456'])
  assert.equal((await list(inbox.endpoints, { to: 'wang@example.com' })).length, 1)
  const one = await call(inbox.endpoints, 'GET /dev/inbox/{id}', { params: { id: first?.id } })
  assert.deepEqual(one.body, first)
  mail.close()
  await inbox.close()
})

test('A text message lands in the inbox once, however often it is delivered', async () => {
  const inbox = await openInbox({ folder: join(folder, 'b'), clock, ids })
  const job = createSmsJob({ smsUrl: inbox.smsUrl, pool, clock, log })
  const payload = sealed('sms', { to: '+8613800138000', text: 'OKPay: 135790' })
  await job.handleOutside(payload)
  await job.handleOutside(payload)
  const items = await list(inbox.endpoints)
  assert.deepEqual(
    items.map(({ kind, to, code }) => ({ kind, to, code })),
    [{ kind: 'sms', to: '+8613800138000', code: '135790' }],
  )
  await inbox.close()
})

test('What is in the inbox outlives a restart, and a half-written line does not spoil it', async () => {
  const file = join(folder, 'c', 'inbox.jsonl')
  const store = await openInboxStore(file)
  const item = (id: string) => ({ ...verification, id, kind: 'mail' as const, from: '', at: '' })
  for (const id of ['1', '2', '3']) await store.add({ ...item(id), links: [] })
  await writeFile(file, `${await readFile(file, 'utf8')}{"id":"4","ki`)
  const again = await openInboxStore(file)
  assert.deepEqual(
    again.list().map(({ id }) => id),
    ['3', '2', '1'],
  )
  await again.add({ ...item('5'), links: [] })
  assert.equal((await stat(file)).mode & 0o077, 0)
  assert.equal((await openInboxStore(file)).list()[0]?.id, '5')
})

test('The inbox keeps the newest messages and its file stays small', async () => {
  const file = join(folder, 'd', 'inbox.jsonl')
  const store = await openInboxStore(file)
  for (let index = 0; index < inboxCapacity * 2.5; index++) {
    void store.add({ ...verification, id: `${index}`, kind: 'mail', from: '', at: '', links: [] })
  }
  await store.settled()
  assert.equal(store.list().length, inboxCapacity)
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  assert.ok(lines.length <= inboxCapacity * 2)
  assert.equal((await openInboxStore(file)).list()[0]?.id, `${inboxCapacity * 2.5 - 1}`)
})

test('A message that is not there is answered as not found', async () => {
  const inbox = await openInbox({ folder: join(folder, 'e'), clock, ids })
  await assert.rejects(
    call(inbox.endpoints, 'GET /dev/inbox/{id}', { params: { id: 'msg_none' } }),
    (error) => error instanceof Problem && error.code === 'platform.not_found',
  )
  await inbox.close()
})

test('While the mail server is down a mail fails and is tried again; afterwards it arrives', async () => {
  const inbox = await openInbox({ folder: join(folder, 'f'), clock, ids })
  const port = Number(new URL(inbox.smtpUrl).port)
  let up = false
  const gate = createServer((socket) => {
    if (!up) return socket.destroy()
    const server = connect(port, '127.0.0.1')
    socket.pipe(server).pipe(socket)
    socket.on('close', () => server.destroy())
    socket.on('error', () => {})
    server.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const { port: gatePort } = gate.address() as { port: number }
  const mail = createMailJob({
    smtpUrl: `smtp://127.0.0.1:${gatePort}`,
    from: 'a@b.test',
    pool,
    clock,
    log,
  })
  const payload = sealed('mail', verification)
  await assert.rejects(mail.job.handleOutside(payload))
  up = true
  await mail.job.handleOutside(payload)
  assert.equal((await list(inbox.endpoints)).length, 1)
  mail.close()
  gate.close()
  await inbox.close()
})

test('A code that expired while the mail server was down is not sent any more', async () => {
  const inbox = await openInbox({ folder: join(folder, 'g'), clock, ids })
  const mail = createMailJob({ smtpUrl: inbox.smtpUrl, from: 'a@b.test', pool, clock, log })
  const past = new Date(clock.now().getTime() - 1000)
  await mail.job.handleOutside(sealed('mail', verification, past))
  const sms = createSmsJob({ smsUrl: inbox.smsUrl, pool, clock, log })
  await sms.handleOutside(sealed('sms', { to: '+8613800138000', text: 'x' }, past))
  assert.deepEqual(await list(inbox.endpoints), [])
  mail.close()
  await inbox.close()
})

test('With a mail server of its own OKPay shows no inbox', async () => {
  const messages = await openMessages({
    smtpUrl: 'smtp://127.0.0.1:9',
    smsUrl: null,
    mailFrom: 'a@b.test',
    folder,
    pool,
    clock,
    ids,
    log,
  })
  assert.deepEqual(messages.endpoints, [])
  assert.deepEqual(
    messages.jobs?.map(({ name }) => name),
    ['platform.send-mail', 'platform.send-sms'],
  )
  await messages.close()
})
