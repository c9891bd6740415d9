import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { simulateBank } from '../../src/funding/bank-simulator/simulate-bank.ts'
import { importBankFile } from '../../src/funding/index.ts'
import { tellLateWithdrawals } from '../../src/funding/withdrawals/jobs.ts'
import { sendWithdrawals } from '../../src/funding/withdrawals/write-files.ts'
import type { PersonSummary } from '../../src/identity/index.ts'
import type { Currency } from '../../src/money/index.ts'
import { inTestTransaction } from './context.ts'
import type { TestDatabase } from './database.ts'
import { ibanEnding } from './iban-ending.ts'
import { createWorld, read } from './world.ts'

/** People with money, a bank that answers files, and time that passes when it is told to. */
export const createWithdrawalWorld = async (
  database: TestDatabase,
  options: Pick<Parameters<typeof createWorld>[1] & object, 'more'> = {},
) => {
  const world = await createWorld(database, {
    ...{ ...options, start: new Date('2026-11-26T08:00:00Z') },
  })
  const folder = await mkdtemp(join(tmpdir(), 'okpay-withdrawals-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const [inFolder, outFolder] = [join(folder, 'in'), join(folder, 'out')]
  let aheadMs = 0

  const post = (who: PersonSummary, path: string, body: unknown = {}, as?: 'treasury') =>
    world.call(who, path, { method: 'POST', body, ...(as && { as }) })

  /** A verified person with money and a bank account of their own. */
  const enrol = async (name = 'Anna Keller', balance = '5000.00', currency: Currency = 'EUR') => {
    const person = await world.enrol({ name })
    await world.owner.query('UPDATE identity.people SET tier = 2 WHERE id = $1', [person.id])
    if (balance !== '0') await world.deposit(person, read(balance, currency))
    return person
  }

  const addAccount = async (who: PersonSummary, end = '3000', holder = who.name) => {
    const added = await post(who, '/v1/instruments', {
      ...{ currency: 'EUR', holder, account: ibanEnding(end) },
    })
    if (added.status !== 201) throw new Error(added.text)
    return added.json.id as string
  }

  const withdraw = (who: PersonSummary, instrumentId: string, amount: string, currency = 'EUR') =>
    post(who, '/v1/withdrawals', { instrumentId, amount, currency })

  /** Files go out; the bank answers what is due by now; its answers are imported. */
  const turn = async (): Promise<string[]> => {
    await sendWithdrawals(world.pool, world.ctx, outFolder)
    return hearBank()
  }

  const hearBank = async (): Promise<string[]> => {
    const now = () => new Date(Date.now() + aheadMs)
    await simulateBank({ inFolder, outFolder, now })
    aheadMs = 0
    const names = (await readdir(inFolder).catch(() => [])).sort()
    for (const name of names) {
      const bytes = await readFile(join(inFolder, name))
      await inTestTransaction(database, world.ctx, (tx) =>
        importBankFile(tx, { name, bytes, source: 'folder' }),
      )
      await rm(join(inFolder, name))
    }
    return names
  }

  /** The bank's clock is so far ahead at its next turn. */
  const pass = (ms: number): void => {
    aheadMs = ms
  }

  /** What the job does that looks for promises that cannot be kept. */
  const tellLate = () => inTestTransaction(database, world.ctx, tellLateWithdrawals)

  const show = async (who: PersonSummary, id: string) =>
    (await world.call(who, `/v1/withdrawals/${id}`)).json
  const balanceOf = async (who: PersonSummary, currency = 'EUR') => {
    const { items } = (await world.call(who, '/v1/wallets')).json
    const wallet = items.find((one: { currency: string }) => one.currency === currency)
    return { total: wallet?.total.amount, available: wallet?.available.amount }
  }

  return {
    ...{ ...world, folder, outFolder, inFolder, enrol, addAccount, withdraw, turn, hearBank, pass },
    ...{ tellLate, show, balanceOf, post, ibanEnding },
  }
}
