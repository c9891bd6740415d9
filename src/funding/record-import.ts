import { formatMinor, minorUnitsOf } from '#money'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Fact } from '#platform/events'
import { formatId } from '#platform/ids'
import type { Policy } from '#policy'
import type { Outcome } from './codes.ts'
import { fundingEvents } from './events.ts'
import type { Decision } from './match-units.ts'
import type { Unit } from './plan-import.ts'
import { promisedDecision } from './promised-decision.ts'
import { decimalText } from './rails/bank/decimal.ts'
import { usualDecimals } from './rails/bank/minor-units.ts'
import { settleReturn } from './return-store.ts'
import { type EntryRow, insertDeposits, insertEntries } from './store.ts'
import { insertSuspenseItems, sealPayerAccount } from './suspense-store.ts'
import { hearDebit, hearReturn } from './withdrawals/hear-bank.ts'
import { returnReasonOf } from './withdrawals/match-withdrawal.ts'

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
    returnCode: unit.returnCode,
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
  policy: Policy,
): Promise<Fact[]> => {
  const items = decisions.flatMap((decision, index) => {
    if (decision.kind !== 'suspend') return []
    const { unit, id, currency, minor, reason, owner, person } = decision
    const account = unit.counterparty?.account
    return {
      ...{ id, entryId: rows[index]!.id, currency, amountMinor: minor, reason, person },
      personId: owner?.id ?? null,
      counterparty: unit.counterparty?.name ?? null,
      counterpartyAccountSealed: account ? sealPayerAccount(id, account) : null,
      remittance: unit.remittance,
      bookedOn: unit.source.entry.bookedOn,
      receivedAt: ctx.clock.now(),
    }
  })
  await insertSuspenseItems(ctx, items)
  const by = () => promisedDecision(policy, ctx.clock.now()).toISOString()
  return items.flatMap(({ id, currency, amountMinor, reason, person }) => {
    const data = { amount: formatMinor(amountMinor, minorUnitsOf(currency)), currency, reason }
    const held = person && {
      ...{ type: fundingEvents.depositHeld, subject: person.id },
      data: { suspenseItemId: id, ...data, by: by() },
    }
    return [{ type: fundingEvents.entryUnmatched, subject: id, data }, ...(held ? [held] : [])]
  })
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

type Import = {
  readonly fileId: string
  /** `camt.053` or `camt.054`. */
  readonly kind: string
  readonly policy: Policy
}

/** Withdrawals that the statement shows gone or come back; they publish what happened. */
const carryWithdrawals = async (
  ctx: TxContext,
  decisions: readonly Decision[],
  rows: readonly EntryRow[],
): Promise<void> => {
  for (const [index, decision] of decisions.entries()) {
    if (decision.kind !== 'none' || !decision.withdrawal) continue
    const { unit, withdrawal, outcome } = decision
    const entryId = rows[index]!.id
    if (outcome === 'withdrawal_completed') await hearDebit(ctx, withdrawal, entryId)
    else await hearReturn(ctx, withdrawal, { reason: returnReasonOf(unit), entryId })
  }
}

/**
 * Writes what was decided: entries, deposits, unmatched items, settled returns, withdrawals.
 * @returns the facts to publish.
 */
export const recordImport = async (
  ctx: TxContext,
  decisions: readonly Decision[],
  { fileId, kind, policy }: Import,
): Promise<readonly Fact[]> => {
  const rows = toRows(ctx, decisions, fileId, kind)
  await insertEntries(ctx, rows)
  await carryWithdrawals(ctx, decisions, rows)
  return [
    ...(await saveDeposits(ctx, decisions, rows, policy.version)),
    ...(await saveSuspense(ctx, decisions, rows, policy)),
    ...(await saveSettled(ctx, decisions, rows)),
  ]
}
