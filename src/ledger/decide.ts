import { afterBalanceOf } from './account.ts'
import { checkHoldStep, checkOpening } from './check.ts'
import {
  contentOfCommand,
  contentOfPosting,
  type Hold,
  type LedgerAccount,
  type Posting,
  type Refusal,
  type WindowUse,
  windowName,
} from './posting.ts'
import type { PostingCommand, PostingResult, RefusalCode } from './transfer.ts'

/** What the load step found: everything that the commands name. */
export type LedgerState = {
  readonly accounts: ReadonlyMap<string, LedgerAccount>
  readonly postings: ReadonlyMap<string, Posting>
  readonly refusals: ReadonlyMap<string, Refusal>
  readonly holds: ReadonlyMap<string, Hold>
  /** By `windowName`. */
  readonly windows: ReadonlyMap<string, WindowUse>
}

/** Loaded state that a decision may be added to. */
export type OpenState = {
  readonly [K in keyof LedgerState]: LedgerState[K] extends ReadonlyMap<string, infer Value>
    ? Map<string, Value>
    : never
}

/** Makes the state what it will be when the decision has been written. */
export const advance = (state: OpenState, decision: Decision): void => {
  for (const row of decision.postings) state.postings.set(row.id, row)
  for (const row of decision.refusals) state.refusals.set(row.id, row)
  for (const account of decision.accounts) state.accounts.set(account.id, account)
  for (const hold of decision.openedHolds) state.holds.set(hold.id, hold)
  for (const hold of decision.changedHolds) state.holds.set(hold.id, hold)
  for (const use of decision.windows) state.windows.set(windowName(use.accountId, use.key), use)
}

/** What the write step has to write, and what each caller is told. */
export type Decision = {
  readonly results: readonly PostingResult[]
  /** Moment of the batch: now, but never before the last posting of an account in it. */
  readonly atMs: number
  readonly postings: readonly Posting[]
  readonly refusals: readonly Refusal[]
  /** New totals of every account that a posting touched. */
  readonly accounts: readonly LedgerAccount[]
  readonly openedHolds: readonly Hold[]
  readonly changedHolds: readonly Hold[]
  readonly windows: readonly WindowUse[]
}

/** Drafts over the loaded state; `journal` remembers how to take back a group that fails. */
type Work = {
  readonly state: LedgerState
  readonly atMs: number
  readonly accounts: Map<string, LedgerAccount>
  readonly holds: Map<string, Hold>
  readonly windows: Map<string, WindowUse>
  readonly posted: Map<string, Posting>
  readonly refused: Map<string, Refusal>
  journal: (() => void)[] | null
}

/** A copy that may be changed; a change inside a group is remembered. */
const draft = <T extends object>(
  work: Work,
  drafts: Map<string, T>,
  loaded: ReadonlyMap<string, T>,
  name: string,
): T | undefined => {
  let copy = drafts.get(name)
  if (copy === undefined) {
    const original = loaded.get(name)
    if (original === undefined) return undefined
    copy = { ...original }
    drafts.set(name, copy)
  }
  if (work.journal) {
    const kept = copy
    const before = { ...copy }
    work.journal.push(() => Object.assign(kept, before))
  }
  return copy
}

const accountFor = (work: Work, id: string): LedgerAccount | undefined =>
  work.accounts.get(id) ?? work.state.accounts.get(id)

const holdFor = (work: Work, id: string): Hold | undefined =>
  work.holds.get(id) ?? work.state.holds.get(id)

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isUuidv7 = (id: string): boolean => uuidv7.test(id)

/** The answer to an id that was seen before, or undefined when it is new. */
const known = (
  work: Work,
  command: PostingCommand,
  groupSize: number,
): PostingResult | undefined => {
  const { id } = command
  if (!isUuidv7(id)) return { id, posted: false, replayed: false, code: 'id_must_be_uuidv7' }
  const row = work.posted.get(id) ?? work.state.postings.get(id)
  const refusal = row ? undefined : (work.refused.get(id) ?? work.state.refusals.get(id))
  if (!row && !refusal) return undefined
  const content = row ? contentOfPosting(row) : refusal!.content
  if (content !== contentOfCommand(command, groupSize)) {
    return { id, posted: false, replayed: false, code: 'exists_with_different_content' }
  }
  if (!row) return { id, posted: false, replayed: true, code: refusal!.code }
  const { debitAfter, creditAfter } = row
  return { id, posted: true, replayed: true, debitAfter, creditAfter }
}

type Movement = {
  readonly debit: LedgerAccount
  readonly credit: LedgerAccount
  readonly amountMinor: bigint
  readonly releasedMinor: bigint | null
  readonly expiresMs: number | null
}

const asPosting = (command: PostingCommand, groupSize: number, moved: Movement): Posting => ({
  id: command.id,
  kind: command.kind,
  debitAccountId: moved.debit.id,
  creditAccountId: moved.credit.id,
  asset: moved.debit.asset,
  amountMinor: moved.amountMinor,
  reason: command.reason,
  holdId: 'holdId' in command ? command.holdId : null,
  releasedMinor: moved.releasedMinor,
  final: command.kind === 'capture' ? command.final : null,
  expiresMs: moved.expiresMs,
  groupId: command.groupId ?? null,
  groupSize: command.groupId === undefined ? null : groupSize,
  debitSeq: ++moved.debit.seq,
  creditSeq: ++moved.credit.seq,
  debitAfter: afterBalanceOf(moved.debit),
  creditAfter: afterBalanceOf(moved.credit),
})

type Opening = Extract<PostingCommand, { kind: 'transfer' | 'hold' }>

const countWindows = (work: Work, command: Opening): void => {
  for (const { key } of command.windows ?? []) {
    const name = windowName(command.debitAccountId, key)
    let use = draft(work, work.windows, work.state.windows, name)
    if (!use) {
      use = { accountId: command.debitAccountId, key, count: 0n, sumMinor: 0n }
      work.windows.set(name, use)
      work.journal?.push(() => work.windows.delete(name))
    }
    use.count += 1n
    use.sumMinor += command.amountMinor
  }
}

const open = (work: Work, command: Opening, groupSize: number): Posting | RefusalCode => {
  const { amountMinor, debitAccountId, creditAccountId } = command
  const windowUse = (key: string) => {
    const name = windowName(debitAccountId, key)
    return work.windows.get(name) ?? work.state.windows.get(name)
  }
  const refusal = checkOpening(
    command,
    accountFor(work, debitAccountId),
    accountFor(work, creditAccountId),
    { windowUse, atMs: work.atMs },
  )
  if (refusal) return refusal
  const debit = draft(work, work.accounts, work.state.accounts, debitAccountId)!
  const credit = draft(work, work.accounts, work.state.accounts, creditAccountId)!
  if (command.windows) countWindows(work, command)
  const moved = { debit, credit, amountMinor, releasedMinor: null, expiresMs: null }
  if (command.kind === 'transfer') {
    debit.debitsPosted += amountMinor
    credit.creditsPosted += amountMinor
    return asPosting(command, groupSize, moved)
  }
  debit.debitsPending += amountMinor
  credit.creditsPending += amountMinor
  const { id, asset } = command
  const expiresMs = command.expiresAt.getTime()
  const accounts = { debitAccountId, creditAccountId }
  const hold = { id, ...accounts, asset, amountMinor, expiresMs, capturedMinor: 0n }
  work.holds.set(id, { ...hold, state: 'open' })
  work.journal?.push(() => work.holds.delete(id))
  return asPosting(command, groupSize, { ...moved, expiresMs })
}

type HoldStep = Extract<PostingCommand, { kind: 'capture' | 'void' | 'expire' }>

const closedAs = { capture: 'captured', void: 'voided', expire: 'expired' } as const

const stepHold = (work: Work, command: HoldStep, groupSize: number): Posting | RefusalCode => {
  const found = holdFor(work, command.holdId)
  const refusal = checkHoldStep(command, found, {
    debit: found && accountFor(work, found.debitAccountId),
    credit: found && accountFor(work, found.creditAccountId),
    atMs: work.atMs,
  })
  if (refusal) return refusal
  const hold = draft(work, work.holds, work.state.holds, command.holdId)!
  const debit = draft(work, work.accounts, work.state.accounts, hold.debitAccountId)!
  const credit = draft(work, work.accounts, work.state.accounts, hold.creditAccountId)!
  const openMinor = hold.amountMinor - hold.capturedMinor
  const capturedMinor = command.kind === 'capture' ? command.amountMinor : 0n
  const closes = command.kind !== 'capture' || command.final || capturedMinor === openMinor
  const freedMinor = closes ? openMinor : capturedMinor
  debit.debitsPending -= freedMinor
  credit.creditsPending -= freedMinor
  debit.debitsPosted += capturedMinor
  credit.creditsPosted += capturedMinor
  hold.capturedMinor += capturedMinor
  if (closes) hold.state = closedAs[command.kind]
  const captures = command.kind === 'capture'
  return asPosting(command, groupSize, {
    debit,
    credit,
    amountMinor: captures ? capturedMinor : freedMinor,
    releasedMinor: captures ? freedMinor - capturedMinor : null,
    expiresMs: null,
  })
}

const apply = (work: Work, command: PostingCommand, groupSize: number): Posting | RefusalCode =>
  command.kind === 'transfer' || command.kind === 'hold'
    ? open(work, command, groupSize)
    : stepHold(work, command, groupSize)

const refuse = (
  work: Work,
  command: PostingCommand,
  groupSize: number,
  code: RefusalCode,
): PostingResult => {
  const { id } = command
  work.refused.set(id, { id, code, content: contentOfCommand(command, groupSize) })
  return { id, posted: false, replayed: false, code }
}

const accept = (work: Work, row: Posting): PostingResult => {
  work.posted.set(row.id, row)
  const { debitAfter, creditAfter } = row
  return {
    id: row.id as PostingResult['id'],
    posted: true,
    replayed: false,
    debitAfter,
    creditAfter,
  }
}

const decideSingle = (work: Work, command: PostingCommand): PostingResult => {
  const seen = known(work, command, 1)
  if (seen) return seen
  const row = apply(work, command, 1)
  return typeof row === 'string' ? refuse(work, command, 1, row) : accept(work, row)
}

/** Which leg fails and why, or the rows of all; on failure everything is as it was. */
const tryGroup = (
  work: Work,
  legs: readonly PostingCommand[],
  seen: readonly (PostingResult | undefined)[],
): readonly Posting[] | { readonly index: number; readonly code: RefusalCode | null } => {
  const taken = seen.findIndex((result) => result !== undefined)
  if (taken >= 0) return { index: taken, code: null }
  work.journal = []
  const rows: Posting[] = []
  for (const [index, leg] of legs.entries()) {
    const row = apply(work, leg, legs.length)
    if (typeof row !== 'string') {
      rows.push(row)
      continue
    }
    for (const undo of work.journal.reverse()) undo()
    work.journal = null
    return { index, code: row }
  }
  work.journal = null
  return rows
}

const decideGroup = (work: Work, legs: readonly PostingCommand[]): PostingResult[] => {
  const seen = legs.map((leg) => known(work, leg, legs.length))
  if (seen.every((result) => result?.replayed)) return seen as PostingResult[]
  const times = Map.groupBy(legs, ({ id }) => id)
  const refuseAll = (codeOf: (leg: PostingCommand, index: number) => RefusalCode) =>
    legs.map((leg, index) => seen[index] ?? refuse(work, leg, legs.length, codeOf(leg, index)))
  if (times.size < legs.length) {
    const repeats = (leg: PostingCommand) => times.get(leg.id)!.length > 1
    return refuseAll((leg) => (repeats(leg) ? 'id_repeated_in_group' : 'linked_failed'))
  }
  const tried = tryGroup(work, legs, seen)
  if ('index' in tried) {
    return refuseAll((_, index) => (index === tried.index ? tried.code! : 'linked_failed'))
  }
  return tried.map((row) => accept(work, row))
}

/** A group ends where its id does, or where its first leg comes again: the same call sent twice. */
const endOfGroup = (commands: readonly PostingCommand[], start: number): number => {
  const { id, groupId } = commands[start]!
  let end = start + 1
  while (end < commands.length && commands[end]!.groupId === groupId && commands[end]!.id !== id) {
    end += 1
  }
  return end
}

const momentOf = (state: LedgerState, nowMs: number): number => {
  let atMs = nowMs
  for (const { lastPostedMs } of state.accounts.values()) {
    if (lastPostedMs > atMs) atMs = lastPostedMs
  }
  return atMs
}

const gather = (work: Work, results: readonly PostingResult[]): Decision => {
  const { accounts, holds, windows, state } = work
  const touched = [...accounts.values()].filter(
    ({ id, seq }) => state.accounts.get(id)!.seq !== seq,
  )
  const changed = [...holds.values()]
  return {
    results,
    atMs: work.atMs,
    postings: [...work.posted.values()],
    refusals: [...work.refused.values()],
    accounts: touched,
    openedHolds: changed.filter(({ id }) => !state.holds.has(id)),
    changedHolds: changed.filter((hold) => {
      const before = state.holds.get(hold.id)
      return before && (before.state !== hold.state || before.capturedMinor !== hold.capturedMinor)
    }),
    windows: [...windows.values()].filter(
      (use) => state.windows.get(windowName(use.accountId, use.key))?.count !== use.count,
    ),
  }
}

/**
 * The ledger's heart: what becomes of each command, one after the other, given what was loaded.
 * Pure: no I/O, no clock; the same state, commands and moment give the same decision.
 */
export const decide = (
  state: LedgerState,
  commands: readonly PostingCommand[],
  nowMs: number,
): Decision => {
  const work: Work = {
    state,
    atMs: momentOf(state, nowMs),
    accounts: new Map(),
    holds: new Map(),
    windows: new Map(),
    posted: new Map(),
    refused: new Map(),
    journal: null,
  }
  const results: PostingResult[] = []
  for (let index = 0; index < commands.length; ) {
    const command = commands[index]!
    if (command.groupId === undefined) {
      results.push(decideSingle(work, command))
      index += 1
      continue
    }
    const end = endOfGroup(commands, index)
    for (const result of decideGroup(work, commands.slice(index, end))) results.push(result)
    index = end
  }
  return gather(work, results)
}
