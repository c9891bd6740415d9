import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createRiskWorld } from '../../test/support/risk-world.ts'
import { read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createRiskWorld(database)
const { ask, enrol, deposit, send, place, decide, lift, appeal, settle, tick, clock } = world
const { reviewer, second } = world

const silent = {
  ...{ category: 'compliance', reason: 'sanctions_check', disclosure: 'silent' },
  affects: ['transfer_out', 'deposit'],
  reviewDue: '2026-11-30T18:00:00.000Z',
}
const someone = async () => {
  const person = await enrol({ name: 'Anna Keller', email: `${world.ids.next()}@example.com` })
  await deposit(person, read('100.00', 'EUR'))
  return person
}
const payee = await someone()

/** All that a person can read of themselves here, with what must differ taken out. */
const everythingOf = async (person: Awaited<ReturnType<typeof someone>>) => {
  await settle()
  const texts: string[] = []
  for (const path of [
    '/v1/me/restrictions',
    '/v1/notices',
    '/v1/notices/unread',
    '/v1/me/security-history',
    '/v1/me/messages',
  ]) {
    for (const language of ['en', 'zh-CN']) {
      const { status, text } = await ask(person, path, { language })
      texts.push(`${path} ${status} ${text.replaceAll(/"instance":"[^"]*"/g, '')}`)
    }
  }
  const { rows } = await database.owner.query(
    'SELECT type, data FROM platform.events WHERE subject = $1 ORDER BY id',
    [person.id],
  )
  const own = [person.id, person.accountNumber]
  return own.reduce(
    (all, id) => all.replaceAll(id, '…'),
    `${texts.join('\n')}${JSON.stringify(rows)}`,
  )
}

test('A silent restriction leaks nowhere: who has one reads byte for byte what others read', async () => {
  const [anna, other] = [await someone(), await someone()]
  const id = await place(anna, silent, reviewer)
  const steps: (() => Promise<unknown>)[] = [
    async () => undefined,
    () => decide(id, 'extend', { reviewDue: '2026-12-02T18:00:00Z', reason: 'Longer.' }, reviewer),
    async () => {
      // Overdue: of this too the person hears nothing.
      await database.owner.query('UPDATE risk.restrictions SET review_due = $1', [clock.now()])
      await tick()
    },
    () => lift(id, reviewer),
    () => lift(id, second),
  ]
  for (const step of steps) {
    await step()
    assert.equal(await everythingOf(anna), await everythingOf(other))
  }
})

test('Its appeal answers like an id that does not exist, held or lifted', async () => {
  const anna = await someone()
  const id = await place(anna, silent, reviewer)
  const unknown = await appeal(anna, 'rst_00000000000000000000000000')
  const bare = (text: string) => text.replaceAll(/"instance":"[^"]*"/g, '')
  for (const step of [async () => undefined, () => lift(id, reviewer), () => lift(id, second)]) {
    await step()
    const refused = await appeal(anna, id)
    assert.equal(refused.status, 404)
    assert.equal(bare(refused.text), bare(unknown.text))
  }
})

test('Who runs into it reads what anybody under a routine review reads', async () => {
  const [anna, other] = [await someone(), await someone()]
  await place(anna, silent, reviewer)
  await place(other, { disclosure: 'generic', reviewDue: '2026-11-30T18:00:00.000Z' })
  const wish = { to: payee.accountNumber, amount: '1.00', currency: 'EUR' } as const
  const [hers, theirs] = [await send(anna, wish), await send(other, wish)]
  assert.equal(hers.json.code, 'risk.under_review')
  const shape = ({
    instance,
    explanation,
    params,
    detail,
    retry_after,
    ...rest
  }: Record<string, unknown>) => ({
    ...rest,
    params: Object.keys(params as object),
    detail: String(detail).replace(/by .*$/, ''),
  })
  assert.deepEqual(shape(hers.json), shape(theirs.json))
  assert.doesNotMatch(hers.text, /sanction|compliance|silent|restrict/)
})

test('Staff with a role see it, an auditor too; nobody else does', async () => {
  const anna = await someone()
  const id = await place(anna, silent, reviewer)
  const path = `/v1/staff/people/${anna.accountNumber}/restrictions`
  for (const as of ['verification', 'senior_support', 'auditor'] as const) {
    const { json } = await ask(reviewer, path, { as })
    assert.deepEqual(
      json.items.map((item: { id: string; mayDecide: boolean }) => [item.id, item.mayDecide]),
      [[id, as === 'verification']],
    )
  }
  assert.equal((await ask(anna, path)).status, 403)
})
