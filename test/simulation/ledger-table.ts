import assert from 'node:assert/strict'
import type { Account, AccountState, PostingCommand, PostingResult } from '#ledger'
import {
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  postBatch,
  readBalances,
  setAccountState,
} from '#ledger'
import type { Currency } from '#money'
import { createManualClock } from '#platform/clock'
import type { AccountId, TransferId } from '#platform/ids'
import { inTestTransaction, testContext } from '../support/context.ts'
import type { TestDatabase } from '../support/database.ts'

/**
 * Ledger tests that one can read aloud. A table is lines of words:
 *
 *   account A wallet USD has=100 floor=0 ceiling=500    opens an account and funds it
 *   transfer T1 A B 40 USD            = posted          an attempt and the answer it must get
 *   hold H1 A B 30 USD expires=60     = posted          seconds from now
 *   capture C1 H1 20 [final]          = posted
 *   void V1 H1 / expire X1 H1         = …
 *   balance A 60 available=30 [incoming=0]              what must stand there
 *   state A frozen · wait 60 · reason x
 *
 * `group=g` links attempts, `count=key:3` and `sum=key:100` set windows. Attempts that follow each
 * other are one batch; an empty line ends it.
 */
type Words = {
  readonly verb: string
  readonly args: string[]
  readonly options: Map<string, string>
}

const readLine = (line: string): Words & { readonly expected: string | undefined } => {
  const [left = '', expected] = line.split(' = ').map((part) => part.trim())
  const words = left.split(/\s+/)
  const options = new Map<string, string>()
  const args: string[] = []
  for (const word of words.slice(1)) {
    const [key, value] = word.split('=')
    if (value === undefined) args.push(word)
    else options.set(key!, value)
  }
  return { verb: words[0]!, args, options, expected }
}

const attempts = new Set(['transfer', 'hold', 'capture', 'void', 'expire'])
const unknownId = '01900000-0000-7000-8000-0000000000ff'

export const createTableRunner = (database: TestDatabase, mode: 'batches' | 'singles') => {
  const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
  const ctx = testContext({ clock })
  const writer = createLedgerWriter()
  const run = ctx.ids.next()
  const accounts = new Map<string, AccountId>()
  const transferIds = new Map<string, TransferId>()
  const accountId = (name: string) => accounts.get(name) ?? (unknownId as AccountId)
  const transferId = (name: string) => {
    if (name.startsWith('#')) return name.slice(1) as TransferId
    const id = transferIds.get(name) ?? ctx.ids.next<TransferId>()
    transferIds.set(name, id)
    return id
  }
  const post = (commands: readonly PostingCommand[]) =>
    inTestTransaction(database, ctx, (tx) => postBatch(tx, writer, commands))

  const windowsOf = (options: Words['options']) => {
    const count = options.get('count')?.split(':')
    const sum = options.get('sum')?.split(':')
    if (!count && !sum) return {}
    const window = {
      key: `${count?.[0] ?? sum?.[0]}`,
      ...(count ? { maxCount: Number(count[1]) } : {}),
      ...(sum ? { maxSumMinor: BigInt(sum[1]!) } : {}),
    }
    return { windows: [window] }
  }

  const readAttempt = ({ verb, args, options }: Words): PostingCommand => {
    const group = options.get('group')
    const groupId = group && `${run}.${group}`
    const reason = options.get('reason') ?? 'test.table'
    const common = { id: transferId(args[0]!), reason, ...(groupId ? { groupId } : {}) }
    if (verb === 'void' || verb === 'expire') {
      return { ...common, kind: verb, holdId: transferId(args[1]!) }
    }
    if (verb === 'capture') {
      const amountMinor = BigInt(args[2]!)
      const final = args[3] === 'final'
      return { ...common, kind: 'capture', holdId: transferId(args[1]!), amountMinor, final }
    }
    const sides = { debitAccountId: accountId(args[1]!), creditAccountId: accountId(args[2]!) }
    const what = { amountMinor: BigInt(args[3]!), asset: (args[4] ?? 'USD') as Currency }
    const opening = { ...common, ...sides, ...what, ...windowsOf(options) }
    if (verb === 'transfer') return { ...opening, kind: 'transfer' }
    const expiresAt = new Date(clock.now().getTime() + Number(options.get('expires')) * 1_000)
    return { ...opening, kind: 'hold', expiresAt }
  }

  const openAccount = async ({ args, options }: Words) => {
    const [name, kind, asset] = args as [string, Account['kind'], Currency]
    const has = BigInt(options.get('has') ?? 0)
    const limit = (key: string) => {
      const text = options.get(key)
      return text === undefined ? {} : { [`${key}Minor`]: BigInt(text) }
    }
    await inTestTransaction(database, ctx, async (tx) => {
      const ownerId = ctx.ids.next()
      const [account, opening] = await openAccounts(tx, [
        { ownerId, kind, asset, ...limit('floor'), ...limit('ceiling') },
        { ownerId: houseOwnerId, kind: 'opening', asset },
      ])
      accounts.set(name, account!.id)
      if (has === 0n) return
      const [funded] = await postBatch(tx, writer, [
        {
          ...{ kind: 'transfer', id: ctx.ids.next<TransferId>(), reason: 'test.fund', asset },
          ...{ debitAccountId: opening!.id, creditAccountId: account!.id, amountMinor: has },
        },
      ])
      assert.ok(funded?.posted, `${name} could not be funded`)
    })
  }

  const checkBalance = async ({ args, options }: Words, line: string) => {
    const [account] = await inTestTransaction(database, ctx, (tx) =>
      readBalances(tx, [accountId(args[0]!)]),
    )
    assert.equal(account?.balanceMinor, BigInt(args[1]!), line)
    for (const key of ['available', 'held', 'incoming'] as const) {
      const wanted = options.get(key)
      if (wanted !== undefined) assert.equal(account[`${key}Minor`], BigInt(wanted), line)
    }
  }

  const runStatement = async (words: Words, line: string) => {
    const { verb, args } = words
    if (verb === 'account') await openAccount(words)
    else if (verb === 'balance') await checkBalance(words, line)
    else if (verb === 'wait') clock.advanceMs(Number(args[0]) * 1_000)
    else if (verb === 'state') {
      const id = accountId(args[0]!)
      await inTestTransaction(database, ctx, (tx) =>
        setAccountState(tx, id, args[1] as AccountState),
      )
    } else throw new Error(`Not a line of a ledger table: ${line}`)
  }

  const postAll = async (
    commands: readonly PostingCommand[],
  ): Promise<readonly PostingResult[]> => {
    if (mode === 'batches') return post(commands)
    const results: PostingResult[] = []
    for (let start = 0; start < commands.length; ) {
      const { groupId } = commands[start]!
      let end = start + 1
      while (groupId && commands[end]?.groupId === groupId) end++
      results.push(...(await post(commands.slice(start, end))))
      start = end
    }
    return results
  }

  return async (table: string): Promise<void> => {
    let batch: { command: PostingCommand; expected: string; line: string }[] = []
    const flush = async () => {
      const results = await postAll(batch.map(({ command }) => command))
      for (const [index, { expected, line }] of batch.entries()) {
        const result = results[index]!
        assert.equal(result.posted ? 'posted' : result.code, expected, line)
      }
      batch = []
    }
    for (const raw of table.split('\n')) {
      const line = raw.replace(/·.*$/, '').trim()
      const words = readLine(line)
      if (attempts.has(words.verb)) {
        batch.push({ command: readAttempt(words), expected: words.expected ?? 'posted', line })
        continue
      }
      await flush()
      if (line !== '') await runStatement(words, line)
    }
    await flush()
  }
}
