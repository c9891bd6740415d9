import type { PostingCommand, RefusalCode } from '#ledger'

/**
 * The ledger once more, written to be obvious and not fast: one command after the other over plain
 * maps, the whole world copied before a group and put back when it fails. It shares no code with the
 * engine; tests compare the two.
 */
export type ModelAccount = {
  asset: string
  debitNormal: boolean
  floor: bigint | null
  ceiling: bigint | null
  state: 'open' | 'debits_frozen' | 'frozen' | 'closed'
  debits: bigint
  credits: bigint
  debitsHeld: bigint
  creditsHeld: bigint
}

type ModelHold = {
  from: string
  to: string
  amount: bigint
  left: bigint
  expires: number
  open: boolean
}

type World = {
  accounts: Record<string, ModelAccount>
  holds: Record<string, ModelHold>
  windows: Record<string, { count: bigint; sum: bigint }>
  answers: Record<string, { content: string; code: RefusalCode | null }>
}

export type ModelCode = RefusalCode | 'posted'

const limit = 9_223_372_036_854_775_807n
const isV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const balance = (a: ModelAccount) => (a.debitNormal ? a.debits - a.credits : a.credits - a.debits)
const available = (a: ModelAccount) => balance(a) - (a.debitNormal ? a.creditsHeld : a.debitsHeld)
const possible = (a: ModelAccount) => balance(a) + (a.debitNormal ? a.debitsHeld : a.creditsHeld)

const contentOf = (command: PostingCommand, size: number) => {
  const { windows: _, ...content } = command as PostingCommand & { windows?: unknown }
  const plain = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    plain.map(([key, value]) => `${key}=${value instanceof Date ? +value : value}`).join() + size
  )
}

const broken = (account: ModelAccount, before: ModelAccount): RefusalCode | null => {
  if (account.floor !== null && available(account) < account.floor) {
    if (available(account) < available(before)) return 'below_floor'
  }
  if (account.ceiling !== null && possible(account) > account.ceiling) {
    if (possible(account) > possible(before)) return 'above_ceiling'
  }
  return null
}

export const createModel = (accounts: Record<string, ModelAccount>) => {
  let world: World = { accounts, holds: {}, windows: {}, answers: {} }

  const open = (
    command: Extract<PostingCommand, { kind: 'transfer' | 'hold' }>,
    now: number,
  ): RefusalCode | null => {
    const { debitAccountId: from, creditAccountId: to, amountMinor: amount } = command
    if (amount <= 0n) return 'amount_must_be_positive'
    if (from === to) return 'accounts_must_differ'
    const debit = world.accounts[from]
    const credit = world.accounts[to]
    if (!debit) return 'debit_account_not_found'
    if (!credit) return 'credit_account_not_found'
    if (debit.asset !== command.asset || credit.asset !== command.asset) return 'asset_mismatch'
    if (debit.state === 'closed') return 'debit_account_closed'
    if (credit.state === 'closed') return 'credit_account_closed'
    if (debit.state !== 'open') return 'debit_account_frozen'
    if (credit.state === 'frozen') return 'credit_account_frozen'
    if (command.kind === 'hold' && +command.expiresAt <= now) return 'expires_in_the_past'
    const [debitBefore, creditBefore] = [{ ...debit }, { ...credit }]
    if (command.kind === 'hold') {
      debit.debitsHeld += amount
      credit.creditsHeld += amount
    } else {
      debit.debits += amount
      credit.credits += amount
    }
    if (debit.debits + debit.debitsHeld > limit) return 'amount_overflows'
    if (credit.credits + credit.creditsHeld > limit) return 'amount_overflows'
    let sumCode: RefusalCode | null = null
    for (const window of command.windows ?? []) {
      const name = `${from}/${window.key}`
      const use = world.windows[name] ?? { count: 0n, sum: 0n }
      world.windows[name] = use
      use.count += 1n
      use.sum += amount
      if (window.maxCount !== undefined && use.count > window.maxCount)
        return 'exceeds_window_count'
      if (use.sum > (window.maxSumMinor ?? limit)) sumCode = 'exceeds_window_sum'
    }
    if (sumCode) return sumCode
    const codes = [broken(debit, debitBefore), broken(credit, creditBefore)]
    if (codes.includes('below_floor')) return 'below_floor'
    if (codes.includes('above_ceiling')) return 'above_ceiling'
    if (command.kind === 'hold') {
      const expires = +command.expiresAt
      world.holds[command.id] = { from, to, amount, left: amount, expires, open: true }
    }
    return null
  }

  const step = (
    command: Extract<PostingCommand, { kind: 'capture' | 'void' | 'expire' }>,
    now: number,
  ): RefusalCode | null => {
    if (command.kind === 'capture' && command.amountMinor <= 0n) return 'amount_must_be_positive'
    const hold = world.holds[command.holdId]
    if (!hold) return 'hold_not_found'
    if (!hold.open) return 'hold_already_closed'
    if (command.kind === 'expire' && now < hold.expires) return 'hold_not_expired'
    const debit = world.accounts[hold.from]!
    const credit = world.accounts[hold.to]!
    let released = hold.left
    if (command.kind === 'capture') {
      if (now >= hold.expires) return 'hold_expired'
      if (command.amountMinor > hold.left) return 'exceeds_hold'
      if (debit.state === 'closed') return 'debit_account_closed'
      if (credit.state === 'closed') return 'credit_account_closed'
      if (debit.state !== 'open') return 'debit_account_frozen'
      if (credit.state === 'frozen') return 'credit_account_frozen'
      debit.debits += command.amountMinor
      credit.credits += command.amountMinor
      if (!command.final) released = command.amountMinor
    }
    debit.debitsHeld -= released
    credit.creditsHeld -= released
    hold.left -= released
    hold.open = hold.left > 0n
    return null
  }

  /** All legs or none; answers are kept for every id that is new. */
  const runGroup = (legs: readonly PostingCommand[], now: number): ModelCode[] => {
    const size = legs.length
    const seen = legs.map((leg): ModelCode | null => {
      if (!isV7.test(leg.id)) return 'id_must_be_uuidv7'
      const answer = world.answers[leg.id]
      if (!answer) return null
      if (answer.content !== contentOf(leg, size)) return 'exists_with_different_content'
      return answer.code ?? 'posted'
    })
    const before = structuredClone(world)
    const codes = new Array<RefusalCode | null>(size).fill(null)
    const repeated = (id: string) => legs.filter((leg) => leg.id === id).length > 1
    let failed = seen.some((code) => code !== null)
    if (legs.some((leg) => repeated(leg.id))) {
      failed = true
      for (const [i, leg] of legs.entries()) if (repeated(leg.id)) codes[i] = 'id_repeated_in_group'
    }
    for (const [i, leg] of legs.entries()) {
      if (failed) break
      codes[i] = leg.kind === 'transfer' || leg.kind === 'hold' ? open(leg, now) : step(leg, now)
      failed = codes[i] !== null
    }
    if (failed) world = before
    return legs.map((leg, i) => {
      if (seen[i]) return seen[i]
      const code = codes[i] ?? (failed ? 'linked_failed' : null)
      world.answers[leg.id] = { content: contentOf(leg, size), code }
      return code ?? 'posted'
    })
  }

  return {
    run: (commands: readonly PostingCommand[], now: number): ModelCode[] => {
      const codes: ModelCode[] = []
      for (let start = 0; start < commands.length; ) {
        const { groupId, id } = commands[start]!
        let end = start + 1
        while (groupId && commands[end]?.groupId === groupId && commands[end]?.id !== id) end++
        codes.push(...runGroup(commands.slice(start, end), now))
        start = end
      }
      return codes
    },
    account: (id: string): ModelAccount => world.accounts[id]!,
    available: (id: string): bigint => available(world.accounts[id]!),
    balance: (id: string): bigint => balance(world.accounts[id]!),
  }
}
