import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createAuditModule, recordAudit } from '#audit'
import { inTestTransaction, testContext, testSecrets } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { runOkpay } from '../support/okpay-process.ts'

const database = await createTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'okpay-audit-'))
after(() => rm(folder, { recursive: true }))
const environment = { OKPAY_DATABASE_URL: database.url, OKPAY_DATA_DIR: folder }

const okpay = async (...args: string[]) => {
  const run = runOkpay(args, environment)
  const code = await run.ended()
  return { code, output: run.output(), errors: run.errors() }
}

const ctx = testContext()
const record = (tries: number) =>
  inTestTransaction(database, ctx, (tx) =>
    recordAudit(tx, [
      { event: 'authn_login_fail', personId: null, outcome: 'refused', facts: { tries } },
    ]),
  )
const [job] = createAuditModule({
  ...{ ...ctx, pool: database.pool, secrets: testSecrets },
  config: { dataFolder: folder },
}).jobs!
const seal = async () => {
  if (!job || !('handleOutside' in job)) throw new Error('The sealer speaks to the outside')
  await job.handleOutside({})
}

test('a whole record passes, and its head was told in the data folder', async () => {
  for (const tries of [1, 2]) {
    await record(tries)
    await seal()
  }
  const told = (await readFile(join(folder, 'audit-heads.jsonl'), 'utf8')).trimEnd().split('\n')
  assert.equal(JSON.parse(told.at(-1) ?? '').seal, '2')
  const { code, output, errors } = await okpay('audit', 'verify')
  assert.equal(code, 0, errors)
  assert.match(output, /^2 entries in 2 seals, 0 wait for the next one\. 2 exported heads compared/)
  assert.match(output, /✓ The audit record is whole\.\n$/)
})

test('a touched record does not pass: the seal is named, for people and for programs', async () => {
  await database.owner.query(
    `UPDATE audit.entries SET facts = '{"tries":9}' WHERE facts ->> 'tries' = '1'`,
  )
  const told = await okpay('audit', 'verify')
  assert.equal(told.code, 1)
  assert.match(told.output, /^✗ seal 1 was touched: its hash does not recompute\n/)
  const verified = await okpay('audit', 'verify', '--json')
  assert.equal(verified.code, 1)
  const { ok, violations } = JSON.parse(verified.output)
  assert.deepEqual([ok, violations], [false, ['seal 1 was touched: its hash does not recompute']])
  const checked = await okpay('check', '--json')
  assert.equal(checked.code, 1)
  const { checks } = JSON.parse(checked.output)
  const audit = checks.find(({ name }: { name: string }) => name === 'audit')
  assert.deepEqual(audit, {
    ...{ name: 'audit', ok: false },
    detail: 'seal 1 was touched: its hash does not recompute',
  })
})

test('without an action the command explains itself', async () => {
  const { code, errors } = await okpay('audit')
  assert.equal(code, 2)
  assert.match(errors, /^Say what to do\.[\s\S]*Usage: okpay audit verify/)
})
