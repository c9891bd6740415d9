import { formatMinor, minorUnitsOf } from '#money'
import type { TxContext } from '#platform/context'
import { secretsInUse, sha256 } from '#platform/crypto'
import { type Fact, publish } from '#platform/events'
import { wordsOf } from '#platform/http/format-words'
import { formatId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import type { Outcome } from './codes.ts'
import { kindOfMessage } from './entry-identity.ts'
import { fundingEvents } from './events.ts'
import { type Decision, matchUnits } from './match-units.ts'
import { ourAccounts, placeEntries, planUnits, type Unit } from './plan-import.ts'
import { postDecisions } from './post-decisions.ts'
import { decimalText } from './rails/bank/decimal.ts'
import { usualDecimals } from './rails/bank/minor-units.ts'
import { type FileReading, readBankFile } from './rails/bank/read-bank-file.ts'
import type { BankMessage } from './rails/bank/statement.ts'
import { settleReturn } from './return-store.ts'
import {
  confirmEntries,
  type EntryRow,
  type FileRow,
  findKnownEntries,
  insertDeposits,
  insertEntries,
  insertFile,
  lockAccounts,
  type NewFile,
} from './store.ts'
import { insertSuspenseItems, sealPayerAccount } from './suspense-store.ts'

export type GivenFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: FileRow['source']
}

const newFile = (ctx: TxContext, file: GivenFile, { message }: FileReading): NewFile => ({
  id: ctx.ids.next(),
  name: file.name.replace(/\p{C}/gu, '').slice(0, 200) || 'statement.xml',
  messageType: message?.messageType ?? null,
  messageId: message?.messageId ?? null,
  state: 'imported',
  source: file.source,
  sha256: sha256(Buffer.from(file.bytes)),
  sizeBytes: file.bytes.length,
  refusalCode: null,
  refusalWords: null,
  entries: 0,
  credited: 0,
  unmatched: 0,
  skipped: 0,
  receivedAt: ctx.clock.now(),
  receivedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
})

const refuseFile = async (ctx: TxContext, file: NewFile, problem: FileReading['problems'][0]) => {
  const { problem: why } = problem
  const refused: NewFile = {
    ...file,
    state: 'refused',
    refusalCode: why.code,
    refusalWords: { en: wordsOf(why, 'en').detail, 'zh-CN': wordsOf(why, 'zh-CN').detail },
  }
  await insertFile(ctx, refused)
  const data = { name: file.name, code: why.code }
  await publish(ctx, [{ type: fundingEvents.fileRefused, subject: file.id, data }])
  return refused
}

const outcomeOf = (decision: Decision): Outcome => {
  if (decision.kind === 'none') return decision.outcome
  if (decision.kind === 'credit') return 'credited'
  return decision.kind === 'suspend' ? 'unmatched' : 'return_settled'
}

const sealEntryAccount = (id: string, account: string): string =>
  secretsInUse().seal(account, `funding.bank_entries.counterparty_account_sealed.${id}`)

/** Only what was booked gets an identity, and only its first sighting. */
const identityOf = ({ source, repeats }: Unit, kind: string) => {
  if (!source.identity || repeats) {
    return {
      ...{ identity: null, occurrence: null, weakKey: null, textKey: null },
      ...{ isReferenced: null, seenAs: null },
    }
  }
  const { identity, occurrence, weakKey, textKey, isReferenced } = source.identity
  return { identity, occurrence, weakKey, textKey, isReferenced, seenAs: [kind] }
}

const toRow = (decision: Decision, id: string, fileId: string, kind: string): EntryRow => {
  const { unit } = decision
  const { place, statement, entry, ours } = unit.source
  const account = unit.counterparty?.account
  return {
    ...{ id, fileId, place, part: unit.part },
    statementId: statement.id,
    account: statement.account ?? '',
    ourAccount: ours?.account ?? null,
    currency: unit.amount.currency,
    amount: decimalText(unit.amount.value, usualDecimals(unit.amount.currency)),
    direction: entry.direction,
    reversal: entry.reversal,
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    counterparty: unit.counterparty?.name ?? null,
    counterpartyAccountSealed: account ? sealEntryAccount(id, account) : null,
    remittance: unit.remittance,
    bankReference: entry.bankReference,
    endToEndId: unit.endToEndId,
    ...identityOf(unit, kind),
    outcome: outcomeOf(decision),
    reason: decision.kind === 'suspend' ? decision.reason : null,
    depositId: decision.kind === 'credit' ? decision.id : null,
    suspenseItemId: decision.kind === 'suspend' ? decision.id : null,
    firstEntryId: unit.repeats && 'id' in unit.repeats ? unit.repeats.id : null,
  }
}

const toRows = (
  ctx: TxContext,
  decisions: readonly Decision[],
  fileId: string,
  kind: string,
): EntryRow[] => {
  const rows = decisions.map((decision) => toRow(decision, ctx.ids.next(), fileId, kind))
  const byPlace = new Map(rows.map((row) => [row.place, row.id]))
  return rows.map((row, index) => {
    const repeats = decisions[index]!.unit.repeats
    if (!repeats || 'id' in repeats) return row
    return { ...row, firstEntryId: byPlace.get(repeats.place) ?? null }
  })
}

const saveDeposits = async (
  ctx: TxContext,
  decisions: readonly Decision[],
  rows: readonly EntryRow[],
  policyVersion: number,
): Promise<Fact[]> => {
  const deposits = decisions.flatMap((decision, index) => {
    if (decision.kind !== 'credit') return []
    const { unit, id, person, currency, minor, feeMinor, reference } = decision
    return {
      ...{ id, personId: person.id, entryId: rows[index]!.id, currency, reference, policyVersion },
      ...{ amountMinor: minor, feeMinor, creditedAt: ctx.clock.now() },
      senderName: unit.counterparty?.name ?? null,
      bookedOn: unit.source.entry.bookedOn,
    }
  })
  await insertDeposits(ctx, deposits)
  return deposits.map(({ id, personId, currency, amountMinor, feeMinor, ...deposit }) => ({
    type: fundingEvents.depositCredited,
    subject: personId,
    data: {
      depositId: formatId('deposit', id),
      amount: formatMinor(amountMinor, minorUnitsOf(currency)),
      fee: formatMinor(feeMinor, minorUnitsOf(currency)),
      currency,
      senderName: deposit.senderName,
      reference: deposit.reference,
    },
  }))
}

const saveSuspense = async (
  ctx: TxContext,
  decisions: readonly Decision[],
  rows: readonly EntryRow[],
): Promise<Fact[]> => {
  const items = decisions.flatMap((decision, index) => {
    if (decision.kind !== 'suspend') return []
    const { unit, id, currency, minor, reason } = decision
    const account = unit.counterparty?.account
    return {
      ...{ id, entryId: rows[index]!.id, currency, amountMinor: minor, reason },
      counterparty: unit.counterparty?.name ?? null,
      counterpartyAccountSealed: account ? sealPayerAccount(id, account) : null,
      remittance: unit.remittance,
      bookedOn: unit.source.entry.bookedOn,
      receivedAt: ctx.clock.now(),
    }
  })
  await insertSuspenseItems(ctx, items)
  return items.map(({ id, currency, amountMinor, reason }) => ({
    type: fundingEvents.entryUnmatched,
    subject: id,
    data: { amount: formatMinor(amountMinor, minorUnitsOf(currency)), currency, reason },
  }))
}

const saveSettled = async (
  ctx: TxContext,
  decisions: readonly Decision[],
  rows: readonly EntryRow[],
): Promise<Fact[]> => {
  const facts: Fact[] = []
  for (const [index, decision] of decisions.entries()) {
    if (decision.kind !== 'settle') continue
    const { id, endToEndId, suspenseItemId } = decision.ordered
    await settleReturn(ctx, id, rows[index]!.id)
    const data = { returnId: id, endToEndId }
    facts.push({ type: fundingEvents.returnSettled, subject: suspenseItemId, data })
  }
  return facts
}

const count = (decisions: readonly Decision[]) => {
  const credited = decisions.filter(({ kind }) => kind === 'credit').length
  const unmatched = decisions.filter(({ kind }) => kind === 'suspend').length
  const skipped = decisions.length - credited - unmatched
  return { entries: decisions.length, credited, unmatched, skipped }
}

const decide = async (ctx: TxContext, message: BankMessage, policy: Policy) => {
  const placed = placeEntries(message, ourAccounts(policy))
  const looked = placed.flatMap(({ ours, identity }) =>
    ours && identity ? [{ account: ours.account, ...identity }] : [],
  )
  await lockAccounts(ctx, [...new Set(looked.map(({ account }) => account))])
  const known = await findKnownEntries(ctx, looked)
  const { units, confirmed } = planUnits(message, placed, known)
  await confirmEntries(ctx, confirmed, kindOfMessage(message))
  return postDecisions(ctx, await matchUnits(ctx, units, policy))
}

const importMessage = async (ctx: TxContext, file: NewFile, message: BankMessage) => {
  const policy = await policyInForce(ctx)
  const decisions = await decide(ctx, message, policy)
  const imported = { ...file, ...count(decisions) }
  await insertFile(ctx, imported)
  const rows = toRows(ctx, decisions, file.id, kindOfMessage(message))
  await insertEntries(ctx, rows)
  const { name, messageType, entries, credited, unmatched, skipped } = imported
  await publish(ctx, [
    ...(await saveDeposits(ctx, decisions, rows, policy.version)),
    ...(await saveSuspense(ctx, decisions, rows)),
    ...(await saveSettled(ctx, decisions, rows)),
    {
      type: fundingEvents.fileImported,
      subject: file.id,
      data: { name, messageType, entries, credited, unmatched, skipped },
    },
  ])
  return imported
}

/**
 * Imports a bank file in the caller's transaction, all or nothing. Each entry is booked once,
 * however often and in whatever file it comes; every entry gets an outcome in `bank_entries`. A file
 * that cannot be trusted as a whole is recorded as refused, and nothing of it is booked.
 */
export const importBankFile = async (ctx: TxContext, given: GivenFile): Promise<FileRow> => {
  const reading = readBankFile(given.bytes)
  const file = newFile(ctx, given, reading)
  const refusal = reading.problems.find(({ refuses }) => refuses)
  if (refusal) return refuseFile(ctx, file, refusal)
  if (!reading.message) throw new Error('A file without a message must have a problem')
  return importMessage(ctx, file, reading.message)
}
