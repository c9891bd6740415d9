import type { Prepared, Transaction } from '#platform/database/transaction'
import { formatId, idAt } from '#platform/ids'
import type { Proof } from './explanation.ts'
import type { DepositFacts } from './kinds/deposit.ts'
import type { RefusalFacts } from './kinds/refusal.ts'
import type { SignInFacts } from './kinds/sign-in.ts'
import type { SuspenseFacts } from './kinds/suspense.ts'
import type { TransferFacts } from './kinds/transfer.ts'

/**
 * What explanations rest on. Everything is looked up by its own id or by subject and moment, so
 * that no statement reads more the longer somebody is with us.
 */
type Reading = { readonly tx: Pick<Transaction, 'query'> }

const first = async <Row extends object>(
  { tx }: Reading,
  statement: Prepared,
  values: readonly unknown[],
): Promise<Row | null> => (await tx.query<Row>(statement, values))[0] ?? null

const transfer: Prepared = {
  name: 'explain.transfer',
  text: `
    SELECT id, sender_id AS "senderId", payee_id AS "payeeId", currency,
      amount_minor AS "amountMinor", fee_minor AS "feeMinor",
      sender_account_number AS "senderAccountNumber", sender_masked_name AS "senderMaskedName",
      payee_account_number AS "payeeAccountNumber", payee_masked_name AS "payeeMaskedName",
      policy_version AS "policyVersion", created_at AS "createdAt"
    FROM transfers.transfer_view WHERE id = $1`,
}

export type TransferRow = Omit<TransferFacts, 'evidence' | 'account'>

export const loadTransfer = (ctx: Reading, id: string): Promise<TransferRow | null> =>
  first<TransferRow>(ctx, transfer, [id])

const deposit: Prepared = {
  name: 'explain.deposit',
  text: `
    SELECT id, person_id AS "personId", currency, amount_minor AS "amountMinor",
      fee_minor AS "feeMinor", reference, credited_at AS "creditedAt",
      policy_version AS "policyVersion", file_received_at AS "fileReceivedAt", item_id AS "itemId",
      item_reason AS "itemReason", item_received_at AS "itemReceivedAt", item_note AS "itemNote"
    FROM funding.deposit_view WHERE id = $1`,
}

type DepositColumns = Omit<DepositFacts, 'evidence' | 'account' | 'item'> & {
  readonly itemId: string | null
  readonly itemReason: string
  readonly itemReceivedAt: Date
  readonly itemNote: string | null
}
export type DepositRow = Omit<DepositFacts, 'evidence' | 'account'>

export const loadDeposit = async (ctx: Reading, id: string): Promise<DepositRow | null> => {
  const row = await first<DepositColumns>(ctx, deposit, [id])
  if (row === null) return null
  const { itemId, itemReason: reason, itemReceivedAt: receivedAt, itemNote: note, ...rest } = row
  return { ...rest, item: itemId === null ? null : { id: itemId, reason, receivedAt, note } }
}

const suspense: Prepared = {
  name: 'explain.suspense',
  text: `
    SELECT id, currency, amount_minor AS "amountMinor", reason, state, received_at AS "receivedAt",
      decided_at AS "decidedAt", note, deposit_id AS "depositId", settled_at AS "settledAt"
    FROM funding.suspense_view WHERE id = $1`,
}

export type SuspenseRow = Omit<SuspenseFacts, 'evidence' | 'state'> & {
  readonly state: SuspenseFacts['state'] | 'assigned'
  readonly depositId: string | null
}

export const loadSuspense = (ctx: Reading, id: string): Promise<SuspenseRow | null> =>
  first<SuspenseRow>(ctx, suspense, [id])

const refusal: Prepared = {
  name: 'explain.refusal',
  text: `
    SELECT id, subject AS "personId", at, data FROM platform.events
    WHERE id = $1 AND type = 'explain.refused'`,
}

export type RefusalRow = Omit<RefusalFacts, 'problem'>

export const loadRefusal = (ctx: Reading, id: string): Promise<RefusalRow | null> =>
  first<RefusalRow>(ctx, refusal, [id])

const refusals: Prepared = {
  name: 'explain.refusals',
  text: `
    SELECT id, subject AS "personId", at, data FROM platform.events
    WHERE subject = $1 AND type = 'explain.refused' AND ($2::uuid IS NULL OR id < $2::uuid)
      AND data ->> 'operation' NOT IN ('POST /v1/transfers/quotes', 'POST /v1/payees/look-up',
        'POST /v1/preflight', 'POST /v1/me/password-checks')
    ORDER BY id DESC LIMIT $3`,
}

/**
 * Newest first, without what a form asks while somebody is still typing. `before` is the id after
 * which the page begins.
 */
export const listRefusals = (
  { tx }: Reading,
  personId: string,
  before: string | null,
  limit: number,
): Promise<readonly RefusalRow[]> => tx.query<RefusalRow>(refusals, [personId, before, limit])

const signIn: Prepared = {
  name: 'explain.sign_in',
  text: `
    SELECT id, person_id AS "personId", at, kind, outcome, place, browser, system, facts
    FROM audit.history_view WHERE id = $1 AND person_id IS NOT NULL`,
}

export const loadSignIn = (ctx: Reading, id: string): Promise<SignInFacts | null> =>
  first<SignInFacts>(ctx, signIn, [id])

const evidence: Prepared = {
  name: 'explain.evidence',
  text: `
    SELECT id, type, at FROM platform.events
    WHERE subject = ANY ($1::uuid[]) AND id BETWEEN $2 AND $3 AND data ->> $4 = $5 ORDER BY id`,
}

/** Events are written with what they tell of; their ids carry the moment. */
const spanMs = 2_000

type About = {
  readonly subjects: readonly string[]
  readonly at: Date
  /** Which member of the event's data names the thing, and how. */
  readonly member: string
  readonly id: string
}

/** What the log says of a thing, in order. */
export const findEvidence = async (
  { tx }: Reading,
  { subjects, at, member, id }: About,
): Promise<Proof[]> => {
  const from = idAt(at.getTime() - spanMs)
  const to = idAt(at.getTime() + spanMs)
  const rows = await tx.query<Proof>(evidence, [subjects, from, to, member, id])
  return rows.map((row) => ({ ...row, id: formatId('event', row.id) }))
}

const ofThing: Prepared = {
  name: 'explain.evidence_of_thing',
  text: 'SELECT id, type, at FROM platform.events WHERE subject = $1 ORDER BY id LIMIT 20',
}

/** What the log says of a thing that is a subject of its own and has few events. */
export const findEvidenceOf = async ({ tx }: Reading, subject: string): Promise<Proof[]> => {
  const rows = await tx.query<Proof>(ofThing, [subject])
  return rows.map((row) => ({ ...row, id: formatId('event', row.id) }))
}

const noted: Prepared = {
  name: 'explain.noted',
  text: `
    SELECT id, kind AS type, at, (facts ->> 'policyVersion')::integer AS "policyVersion"
    FROM audit.history_view
    WHERE person_id = $1 AND kind = ANY ($2::text[]) AND at BETWEEN $3 AND $4 ORDER BY at, id`,
}

/** How the security history calls what began a hold of the account itself. */
const notedAs: Readonly<Record<string, readonly string[]>> = {
  frozen_by_owner: ['frozen'],
  frozen_by_risk: ['frozen'],
  cooling_down: ['cooldown_started'],
}

export type Noted = {
  readonly evidence: readonly Proof[]
  /** By which a wait was made as long as it is; null: no policy had a say. */
  readonly policyVersion: number | null
}

/** The lines of the security history about a freeze or a wait that began then. */
export const findNoted = async (
  { tx }: Reading,
  personId: string,
  { reason, since }: { readonly reason: string; readonly since: Date },
): Promise<Noted> => {
  const kinds = notedAs[reason]
  if (!kinds) return { evidence: [], policyVersion: null }
  const [from, to] = [since.getTime() - spanMs, since.getTime() + spanMs]
  type Row = Proof & Pick<Noted, 'policyVersion'>
  const rows = await tx.query<Row>(noted, [personId, kinds, new Date(from), new Date(to)])
  return {
    evidence: rows.map(({ id, type, at }) => ({ id: formatId('audit', id), type, at })),
    policyVersion: rows[0]?.policyVersion ?? null,
  }
}

const account: Prepared = {
  name: 'explain.account',
  text: `
    SELECT account_id AS "accountId" FROM ledger.posting_view
    WHERE transfer_id = $1 AND direction = 'credit'`,
}

/** The ledger account that a posting credited (`acct_…`). */
export const findCredited = async (ctx: Reading, transferId: string): Promise<string | null> => {
  const row = await first<{ accountId: string }>(ctx, account, [transferId])
  return row && formatId('account', row.accountId)
}
