import type { auditContract } from '#audit/contract'
import type { availabilityContract } from '#availability/contract'
import type { explainContract } from '#explain/contract'
import type { fundingContract, instrumentsContract, withdrawalsContract } from '#funding/contract'
import type { identityContract } from '#identity/contract'
import type { notificationsContract } from '#notifications/contract'
import type { officialContract } from '#official/contract'
import type { EndpointContract, Static, TSchema } from '#platform/contract'
import type { inboxContract } from '#platform/inbox/contract'
import type { policyContract } from '#policy/contract'
import type { riskContract } from '#risk/contract'
import type { transfersContract } from '#transfers/contract'
import type { verificationContract } from '#verification/contract'
import type { walletsContract } from '#wallets/contract'

/** Every endpoint of the program by its key; types only, no schema reaches the browser. */
type AllContracts = typeof identityContract &
  typeof walletsContract &
  typeof transfersContract &
  typeof fundingContract &
  typeof instrumentsContract &
  typeof withdrawalsContract &
  typeof notificationsContract &
  typeof officialContract &
  typeof inboxContract &
  typeof auditContract &
  typeof policyContract &
  typeof availabilityContract &
  typeof riskContract &
  typeof verificationContract &
  typeof explainContract

export type CallKey = keyof AllContracts & string

/** What a schema allows; undefined for what the contract does not have. */
type Allowed<S> = S extends TSchema ? Static<S> : undefined

type Part<E, Name extends 'params' | 'query' | 'body'> =
  E extends Record<Name, infer S> ? Allowed<S> : undefined

type Field<Name extends string, V> = [V] extends [undefined]
  ? unknown
  : Record<string, never> extends V
    ? { readonly [K in Name]?: V }
    : { readonly [K in Name]: V }

type RawBody<E extends EndpointContract> = E['rawBody'] extends readonly string[]
  ? { readonly raw: Blob }
  : unknown

/** `{ params, query, body }` as far as the contract has them; `raw` where it takes a file. */
export type InputOf<K extends CallKey> = Field<'params', Part<AllContracts[K], 'params'>> &
  Field<'query', Part<AllContracts[K], 'query'>> &
  Field<'body', Part<AllContracts[K], 'body'>> &
  RawBody<AllContracts[K]>

type Replies<K extends CallKey> = AllContracts[K]['reply']

/** The body of a good reply. */
export type ReplyOf<K extends CallKey> = {
  [S in keyof Replies<K>]: Allowed<Replies<K>[S]>
}[keyof Replies<K>]

/** Trailing arguments of a call: the input may be left out where nothing is required. */
export type InputArguments<K extends CallKey> =
  Record<string, never> extends InputOf<K>
    ? [input?: InputOf<K>, options?: CallOptions]
    : [input: InputOf<K>, options?: CallOptions]

export type CallOptions = {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly idempotencyKey?: string
}

export type Session = ReplyOf<'GET /v1/sessions/current'>
export type OpenSession = ReplyOf<'GET /v1/me/sessions'>['items'][number]
export type KnownDevice = ReplyOf<'GET /v1/me/devices'>['items'][number]
export type SignInTrouble = ReplyOf<'GET /v1/me/sign-in-state'>
export type Person = Session['person']
/** A check of a second factor, as its holder sees it. */
export type ProofState = ReplyOf<'POST /v1/proofs/look-up'>
export type SecurityState = ReplyOf<'GET /v1/me/security'>
export type Wallet = ReplyOf<'GET /v1/wallets'>['items'][number]
export type Movement = ReplyOf<'GET /v1/activity'>['items'][number]
export type MovementDetail = ReplyOf<'GET /v1/activity/{id}'>
export type MovementKind = Movement['kind']
export type Payee = ReplyOf<'POST /v1/payees/look-up'>
export type Quote = ReplyOf<'POST /v1/transfers/quotes'>
export type LimitsReply = ReplyOf<'GET /v1/limits'>
export type LimitItem = LimitsReply['items'][number]
export type Transfer = ReplyOf<'POST /v1/transfers'>
export type BankAccount = ReplyOf<'GET /v1/instruments'>['items'][number]
export type Withdrawal = ReplyOf<'GET /v1/withdrawals/{id}'>
export type StaffWithdrawal = ReplyOf<'GET /v1/staff/withdrawals'>['items'][number]
export type StaffPaymentFile = ReplyOf<'GET /v1/staff/payment-files'>['items'][number]
export type Preflight = ReplyOf<'POST /v1/preflight'>
export type MyMoney = ReplyOf<'GET /v1/me/money'>
export type MoneyLocator = ReplyOf<'GET /v1/staff/money-locator'>
export type BankDetails = ReplyOf<'GET /v1/deposits/bank-details'>
export type BankFile = ReplyOf<'GET /v1/staff/bank-files'>['items'][number]
export type BankEntry = ReplyOf<'GET /v1/staff/bank-files/{id}'>['items'][number]
export type SuspenseItem = ReplyOf<'GET /v1/staff/suspense'>['items'][number]
/** What happened to a thing, as its reader may know it. */
export type Explanation = ReplyOf<'GET /v1/explanations/{kind}/{id}'>
export type ExplanationKind = Explanation['kind']
export type RefusalItem = ReplyOf<'GET /v1/refusals'>['items'][number]
export type SecurityEvent = ReplyOf<'GET /v1/me/security-history'>['items'][number]
export type OfficialCheck = ReplyOf<'POST /v1/official-checks'>
export type OfficialItem = OfficialCheck['items'][number]
export type OfficialChannels = ReplyOf<'GET /v1/official-channels'>
export type CallerCode = ReplyOf<'GET /v1/me/caller-codes/current'>
export type PolicyTopicPage = ReplyOf<'GET /v1/policies/{topic}'>
export type PolicyProposal = ReplyOf<'GET /v1/staff/policy-proposals'>['items'][number]
export type PhishingReport = ReplyOf<'GET /v1/staff/phishing-reports'>['items'][number]
export type StaffRestriction = ReplyOf<'GET /v1/staff/restrictions'>['items'][number]
export type InboxItem = ReplyOf<'GET /dev/inbox'>['items'][number]
export type Notice = ReplyOf<'GET /v1/notices'>['items'][number]
export type NoticePreference = ReplyOf<'GET /v1/notices/preferences'>['items'][number]
export type SentMessage = ReplyOf<'GET /v1/me/messages'>['items'][number]
export type CoverageReport = ReplyOf<'GET /v1/staff/coverage'>
/** What became of a request, by its key. */
export type RequestOutcome = ReplyOf<'GET /v1/requests/{idempotencyKey}'>
export type ClosureItem = ReplyOf<'GET /v1/availability'>['items'][number]
export type AvailabilityWish = NonNullable<InputOf<'GET /v1/availability'>['query']>
export type StaffWindow = ReplyOf<'GET /v1/staff/availability/windows'>['items'][number]
export type RailOverview = ReplyOf<'GET /v1/staff/availability'>
/** `{ amount: '12.30', currency: 'USD' }` */
export type MoneyValue = Wallet['available']
export type Currency = MoneyValue['currency']
export type Diagnosis = ReplyOf<'POST /v1/diagnosis'>
export type Finding = Diagnosis['items'][number]
