import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createLedgerWriter, houseOwnerId, openAccounts, postBatch, verifyLedger } from '#ledger'
import { dataFolder } from '#platform/data-folder'
import { migrate } from '#platform/database/migrate'
import { createPool } from '#platform/database/pool'
import { inTransaction } from '#platform/database/transaction'
import { openEmbeddedPostgres } from '#platform/embedded/postgres'
import { supervise } from '#platform/embedded/supervisor'
import { silentLog } from '#platform/log'
import { testContext } from '../support/context.ts'
import type { PosterOrder } from './poster.ts'

type Wish = PosterOrder['unknown'][number]
export type Fate = 'sent' | 'acknowledged' | 'refused'

const wallets = 40
const fundingMinor = 1_000_000n
const database = 'faults'

/** A durable, supervised PostgreSQL of its own, with funded wallets. */
export const openRig = async () => {
  const home = join(dataFolder(), `faults-${process.pid}`)
  const server = await openEmbeddedPostgres({ home, settings: { fsync: 'on' } })
  await server.start()
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${database}`)
  await client.end()
  const supervisor = supervise(server, silentLog)
  const owner = createPool({
    ...{ url: server.url(database), max: 4, role: null },
    onError: () => {},
  })
  await migrate(owner)
  const accounts = await fund(owner)
  /** Every id ever handed in, and what its poster heard. */
  const fates = new Map<string, { wish: Wish; fate: Fate }>()

  const read = (line: string) => {
    const [mark, id = '', debit = '', credit = '', amount = ''] = line.split(' ')
    if (mark === 's') fates.set(id, { wish: [id, debit, credit, Number(amount)], fate: 'sent' })
    const known = fates.get(id)
    if (mark === 'a' && known) known.fate = 'acknowledged'
    if (mark === 'r' && known) known.fate = 'refused'
  }

  /** Starts the application; resolves when it has settled what an earlier one left. */
  const startPoster = async (seed: number) => {
    const unknown = [...fates.values()].filter(({ fate }) => fate === 'sent')
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'poster.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    let rest = ''
    let isReady = false
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === 'ready') isReady = true
        else read(line)
      }
    })
    const order: PosterOrder = {
      ...{ url: server.url(database), seed, accounts },
      unknown: unknown.map(({ wish }) => wish),
    }
    child.stdin.end(JSON.stringify(order))
    while (!isReady) {
      if (child.exitCode !== null) throw new Error('The poster ended before it was ready')
      await pause(10)
    }
    return {
      kill: async () => {
        child.kill('SIGKILL')
        await closed
      },
    }
  }

  return {
    fates,
    owner,
    startPoster,
    killPostgres: async () => {
      const text = await readFile(join(home, 'data/postmaster.pid'), 'utf8')
      process.kill(Number(text.split('\n')[0]), 'SIGKILL')
    },
    /** Resolves when PostgreSQL answers again. */
    untilBack: async () => {
      for (;;) {
        const isBack = await owner.query('SELECT 1').then(
          () => true,
          () => false,
        )
        if (isBack) return
        await pause(50)
      }
    },
    verify: () => verifyLedger(owner),
    close: async () => {
      await owner.end()
      await supervisor.stop()
      await server.stop()
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

export type Rig = Awaited<ReturnType<typeof openRig>>

/** Opens the wallets and gives each the same amount. @returns their ids. */
const fund = (owner: pg.Pool): Promise<string[]> =>
  inTransaction(owner, {}, async (tx) => {
    const ctx = { ...testContext(), tx }
    const { ids } = ctx
    const asset = 'EUR' as const
    const opened = await openAccounts(ctx, [
      { ownerId: houseOwnerId, kind: 'opening', asset },
      ...Array.from({ length: wallets }, () => ({
        ...{ ownerId: ids.next(), kind: 'wallet' as const, asset },
      })),
    ])
    const [house, ...people] = opened.map(({ id }) => id)
    await postBatch(
      ctx,
      createLedgerWriter(),
      people.map((id) => ({
        ...{ kind: 'transfer' as const, id: ids.next(), asset, reason: 'test.fund' },
        ...{ debitAccountId: house!, creditAccountId: id, amountMinor: fundingMinor },
      })),
    )
    return people
  })
