import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { eventually } from '../../test/support/eventually.ts'
import { addJob, type ScheduledJob } from './jobs.ts'
import { createWorker } from './worker.ts'

const database = await createTestDatabase()
const ctx = testContext()
const done: string[] = []
let failures = 0

const jobs: ScheduledJob[] = [
  {
    name: 'test.inside',
    handle: async (job, payload) => {
      const { rows } = await sql<{ role: string }>`SELECT current_user AS role`.execute(job.tx.db)
      done.push(`inside ${rows[0]?.role} ${JSON.stringify(payload)}`)
    },
  },
  {
    name: 'test.outside',
    handleOutside: async () => {
      done.push('outside')
    },
  },
  {
    name: 'test.fails-once',
    handle: async () => {
      if (failures++ === 0) throw new Error('not yet')
      done.push('second try')
    },
  },
]

const worker = createWorker({
  ...ctx,
  pool: database.pool,
  jobs,
  heartbeatMs: 100,
  silenceMs: 400,
})
worker.start()

test('a job exists if and only if its transaction commits', async () => {
  await inTestTransaction(database, ctx, (tx) => addJob(tx, 'test.inside', { n: 1 }))
  const undone = inTestTransaction(database, ctx, async (tx) => {
    await addJob(tx, 'test.inside', { n: 2 })
    throw new Error('no')
  })
  await assert.rejects(undone)
  await eventually(() => assert.deepEqual(done, ['inside okpay_app {"n":1}']))
})

test('a job that speaks to the outside gets no transaction', async () => {
  await inTestTransaction(database, ctx, (tx) => addJob(tx, 'test.outside', {}))
  await eventually(() => assert.ok(done.includes('outside')))
})

test('a job that fails comes again', async () => {
  await inTestTransaction(database, ctx, (tx) => addJob(tx, 'test.fails-once', {}))
  await eventually(async () => {
    const { rows } = await database.owner.query('SELECT last_error FROM graphile_worker.jobs')
    assert.match(String(rows[0]?.last_error), /not yet/)
  })
  await database.owner.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
  await eventually(() => assert.ok(done.includes('second try')))
})

test('a job of a worker that died is given to another one', async () => {
  await inTestTransaction(database, ctx, async (tx) => {
    await addJob(tx, 'test.inside', { n: 3 }, { runAt: new Date(Date.now() + 200) })
  })
  await database.owner.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'dead', locked_at = now(), run_at = now()`,
  )
  await eventually(() => assert.ok(done.includes('inside okpay_app {"n":3}')))
})

test('jobs go on after the database has dropped every connection', async () => {
  await database.owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await eventually(() =>
    inTestTransaction(database, ctx, (tx) => addJob(tx, 'test.inside', { n: 4 })),
  )
  await eventually(() => assert.ok(done.includes('inside okpay_app {"n":4}')), 15_000)
})

test('stopping waits for what is under way and takes no more', async () => {
  await worker.stop()
  assert.equal(worker.isRunning(), false)
})
