import { CurrencyCode } from '#money/contract'
import {
  declareContracts,
  literals,
  nullable,
  page,
  pageQuery,
  strict,
  Time,
  Type,
} from '#platform/contract'

export const CategoryName = literals(
  ...(['security', 'compliance', 'risk_review', 'debt', 'court_order', 'document'] as const),
)
export const AffectName = literals(
  ...(['transfer_out', 'transfer_in', 'deposit', 'withdrawal', 'payment', 'sign_in'] as const),
)
export const DisclosureName = literals('full', 'generic', 'silent')
const WhoActs = literals('you', 'okpay', 'nobody')

const AppealState = strict({
  /** Whether the person can appeal now. */
  possible: Type.Boolean(),
  /** none: nothing was said against the present decision. */
  state: literals('none', 'waiting', 'upheld'),
  /** When we answer at the latest; null: nothing waits. */
  answerBy: nullable(Time),
  /** Our answer to the last one; null: none yet. */
  answer: nullable(Type.String()),
})

const Restriction = strict({
  id: Type.String({ description: 'rst_…' }),
  /** restricted: placed by OKPay. */
  kind: literals('frozen_by_owner', 'frozen_by_risk', 'cooling_down', 'restricted'),
  category: nullable(CategoryName),
  /** Code of the reason as far as it is told: `risk.unusual_activity`, `risk.review` … */
  code: Type.String(),
  /** A line, in the reader's language. */
  title: Type.String(),
  since: Time,
  /** When it ends by itself; null: it does not. */
  until: nullable(Time),
  /** Of a cool-down why it runs: password_reset …; else the reason; null when it is not told. */
  reason: nullable(Type.String()),
  affects: Type.Array(AffectName),
  /** Null: in all currencies. */
  currencies: nullable(Type.Array(CurrencyCode)),
  /** Why, what it stops, what goes on and what lifts it, in the reader's language. */
  why: Type.String(),
  stops: Type.String(),
  works: Type.String(),
  ends: Type.String(),
  whoActs: WhoActs,
  /** When somebody at OKPay decides at the latest; null: nobody has to. */
  reviewDue: nullable(Time),
  appeal: AppealState,
})

const PastRestriction = strict({
  id: Type.String({ description: 'rst_…' }),
  title: Type.String(),
  since: Time,
  liftedAt: Time,
  /** What we answered to an appeal; null: there was none, or no words were needed. */
  answer: nullable(Type.String()),
})

export const MyRestrictions = strict({
  /** Whether money can go out now. */
  moneyOut: literals('open', 'stopped'),
  /** When money can go out again by itself; null: it can now, or somebody has to act first. */
  moneyOutFrom: nullable(Time),
  items: Type.Array(Restriction),
  /** What was lifted in the last 90 days. */
  past: Type.Array(PastRestriction),
})

const StaffAppeal = strict({
  words: Type.String(),
  madeAt: Time,
  answerBy: Time,
  state: literals('waiting', 'granted', 'upheld'),
  answer: nullable(Type.String()),
})

export const StaffRestriction = strict({
  id: Type.String({ description: 'rst_…' }),
  accountNumber: Type.String(),
  maskedName: Type.String(),
  category: CategoryName,
  code: Type.String(),
  title: Type.String(),
  affects: Type.Array(AffectName),
  currencies: nullable(Type.Array(CurrencyCode)),
  disclosure: DisclosureName,
  state: literals('in_force', 'lift_requested', 'lifted'),
  since: Time,
  reviewDue: Time,
  /** The date that was missed; null: none was. */
  overdueSince: nullable(Time),
  endsAt: nullable(Time),
  liftedAt: nullable(Time),
  note: nullable(Type.String()),
  /** Name of who placed it; null: the program. */
  placedBy: nullable(Type.String()),
  /** Name of who asked for lifting. */
  liftRequestedBy: nullable(Type.String()),
  /** Whether the reader may decide about it now. */
  mayDecide: Type.Boolean(),
  /** A second person has to confirm lifting. */
  needsTwo: Type.Boolean(),
  appeal: nullable(StaffAppeal),
  history: Type.Array(
    strict({
      kind: literals(
        'placed',
        'extended',
        'overdue',
        'lift_requested',
        'lifted',
        'appealed',
        'upheld',
      ),
      at: Time,
      by: nullable(Type.String()),
      reviewDue: nullable(Time),
      note: nullable(Type.String()),
    }),
  ),
})

const Why = Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' })
const Id = strict({ id: Type.String({ maxLength: 60 }) })
const AccountNumber = strict({ accountNumber: Type.String({ maxLength: 40 }) })

export const PlaceInput = strict({
  category: CategoryName,
  /** One of the category's reasons, without `risk.`. */
  reason: Type.String({ maxLength: 40 }),
  affects: Type.Array(AffectName, { minItems: 1, maxItems: 6 }),
  /** Left out or empty: all. */
  currencies: Type.Optional(Type.Array(CurrencyCode, { maxItems: 10 })),
  reviewDue: Time,
  /** When it ends by itself. */
  endsAt: Type.Optional(Time),
  disclosure: DisclosureName,
  /** For staff only. */
  note: Why,
})

export const AnswerInput = strict({
  outcome: literals('lift', 'uphold'),
  /** What the person reads. */
  words: Type.String({ minLength: 3, maxLength: 2000, pattern: '\\S' }),
  /** When we look again, for what stays. */
  reviewDue: Type.Optional(Time),
})

export const riskContract = declareContracts({
  'GET /v1/me/restrictions': {
    summary: 'What is restricted on my account: why, since when, what lifts it, by when',
    reply: { 200: MyRestrictions },
  },
  'POST /v1/me/restrictions/{id}/appeal': {
    summary: 'Ask OKPay to look again; once for each decision',
    params: Id,
    body: strict({ words: Type.String({ maxLength: 2000 }) }),
    reply: { 200: MyRestrictions },
  },
  'GET /v1/staff/restrictions': {
    summary: 'Restrictions in force, the soonest review first',
    query: strict(pageQuery),
    reply: { 200: page(StaffRestriction) },
  },
  'GET /v1/staff/people/{accountNumber}/restrictions': {
    summary: 'Every restriction of one account, newest first, lifted ones too',
    params: AccountNumber,
    reply: {
      200: strict({
        accountNumber: Type.String(),
        maskedName: Type.String(),
        items: Type.Array(StaffRestriction),
      }),
    },
  },
  'POST /v1/staff/people/{accountNumber}/restrictions': {
    summary: 'Restrict an account',
    params: AccountNumber,
    body: PlaceInput,
    reply: { 201: StaffRestriction },
  },
  'POST /v1/staff/restrictions/{id}/lift': {
    summary: 'Lift a restriction, or ask a second person to',
    params: Id,
    body: strict({ reason: Why }),
    reply: { 200: StaffRestriction },
  },
  'POST /v1/staff/restrictions/{id}/extend': {
    summary: 'Look again later; the person is told the new date',
    params: Id,
    body: strict({ reviewDue: Time, reason: Why }),
    reply: { 200: StaffRestriction },
  },
  'POST /v1/staff/restrictions/{id}/answer': {
    summary: 'Answer an appeal: lift the restriction, or keep it with a reason and a new date',
    params: Id,
    body: AnswerInput,
    reply: { 200: StaffRestriction },
  },
})
