import { CurrencyCode } from '#money/contract'
import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

const Words = strict({ en: Type.String(), 'zh-CN': Type.String() })
export const TopicName = literals(
  'limits',
  'fees',
  'times',
  'methods',
  'hours',
  'cool-downs',
  'confirmations',
  'countries',
  'checks',
)
const OperationName = literals('transfer', 'deposit', 'withdrawal', 'payment')
const MethodName = literals('okpay', 'bank', 'card', 'stablecoin')

/** What a cell shows: an amount, words, or a list of countries. */
export const PolicyValue = Type.Union([
  strict({ money: strict({ amount: Type.String(), currency: Type.String() }) }),
  strict({ words: Words }),
  strict({ countries: Type.Array(Type.String()) }),
])

export const PolicyTable = strict({
  columns: Type.Array(Words),
  groups: Type.Array(
    strict({
      id: Type.String(),
      title: Words,
      /** When all rows of the group are about one currency. */
      currency: nullable(Type.String()),
      rows: Type.Array(
        strict({ id: Type.String(), title: Words, values: Type.Array(PolicyValue) }),
      ),
    }),
  ),
})

export const RowChange = strict({
  kind: literals('added', 'removed', 'changed'),
  group: Words,
  title: Words,
  /** `from` is null of a new row, `to` of one that is gone. */
  values: Type.Array(
    strict({ column: Words, from: nullable(PolicyValue), to: nullable(PolicyValue) }),
  ),
})

const Version = strict({
  version: Type.Integer(),
  effectiveFrom: Time,
  /** When customers could first read it; null for what came with the program. */
  announcedAt: nullable(Time),
})

const Offer = strict({
  method: MethodName,
  title: Words,
  offered: Type.Boolean(),
  why: nullable(Words),
})

export const MatrixRow = strict({
  operation: OperationName,
  title: Words,
  currency: CurrencyCode,
  methods: Type.Array(Offer),
})

const TopicPage = strict({
  topic: TopicName,
  title: Words,
  ...Version.properties,
  state: literals('in_force', 'upcoming', 'past'),
  table: PolicyTable,
  /** Of `limits`: what each column asks of a person. */
  tiers: nullable(Type.Array(strict({ title: Words, requires: Words }))),
  /** Against the version before it; null of the first one. */
  changes: nullable(strict({ from: Type.Integer(), rows: Type.Array(RowChange) })),
  /** Versions to come in which this topic changes, the next one first. */
  upcoming: Type.Array(strict({ ...Version.properties, rows: Type.Array(RowChange) })),
  /** Newest first; `changed`: whether this topic differs from the version before. */
  history: Type.Array(strict({ ...Version.properties, changed: Type.Boolean() })),
  /** Of `methods`, when a country was asked for: what can be used there. */
  matrix: nullable(Type.Array(MatrixRow)),
})

const TopicChanges = strict({
  /** `house`: what staff alone read. */
  topic: Type.Union([TopicName, Type.Literal('house')]),
  title: Words,
  rows: Type.Array(RowChange),
})

const Member = strict({ id: Type.String({ description: 'per_…' }), name: Type.String() })

const Effect = {
  changes: Type.Array(TopicChanges),
  /** Something becomes worse for somebody, so that notice has to be given. */
  isWorse: Type.Boolean(),
  /** When it could come into force at the earliest. */
  earliest: Time,
}

export const PolicyProposal = strict({
  id: Type.String({ description: 'prp_…' }),
  state: literals('proposed', 'approved', 'rejected', 'withdrawn'),
  baseVersion: Type.Integer(),
  /** Null: as early as the notice allows. */
  effectiveFrom: nullable(Time),
  reason: Type.String(),
  proposedBy: Member,
  proposedAt: Time,
  decidedBy: nullable(Member),
  decidedAt: nullable(Time),
  note: nullable(Type.String()),
  /** The version that it became. */
  version: nullable(Type.Integer()),
  /** Whether the reader made it: others decide. */
  isOwn: Type.Boolean(),
  ...Effect,
})

const Fault = strict({
  /** JSON pointer into the document (RFC 6901). */
  pointer: Type.String(),
  code: Type.String(),
  rows: Type.Array(Type.String()),
  detail: Words,
})

/** Its shape is checked with words of our own, not by this contract. */
const Document = Type.Unsafe<Record<string, unknown>>({ type: 'object' })
const byId = strict({ id: Type.String({ maxLength: 40, description: 'prp_…' }) })
const Note = Type.String({ minLength: 1, maxLength: 1000 })

export const policyContract = declareContracts({
  'GET /v1/policies': {
    summary: 'Topics of the policy, the version in force and those to come',
    reply: {
      200: strict({
        ...Version.properties,
        noticeDays: Type.Integer(),
        upcoming: Type.Array(Version),
        topics: Type.Array(
          strict({
            topic: TopicName,
            title: Words,
            /** The version in force or before it that last changed this topic. */
            changedIn: Version,
          }),
        ),
      }),
    },
  },
  'GET /v1/policies/{topic}': {
    summary: 'One topic: its rows, what changed, what will change, earlier versions',
    params: strict({ topic: Type.String({ maxLength: 40 }) }),
    query: strict({
      version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' })),
      /** Of `methods`: what can be used in this country. */
      country: Type.Optional(Type.String({ maxLength: 10, description: 'ISO 3166-1 alpha-2' })),
    }),
    reply: { 200: TopicPage },
  },
  'GET /v1/staff/policy-proposals': {
    summary: 'Proposed versions of the policy, newest first',
    reply: { 200: strict({ items: Type.Array(PolicyProposal) }) },
  },
  'GET /v1/staff/policy-document': {
    summary: 'The newest version as a document, to start a proposal from',
    reply: { 200: strict({ version: Type.Integer(), effectiveFrom: Time, document: Document }) },
  },
  'POST /v1/staff/policy-proposals/preview': {
    summary: 'What a document would change, and what is wrong with it; nothing is kept',
    body: strict({ document: Document }),
    reply: { 200: strict({ faults: Type.Array(Fault), ...Effect }) },
  },
  'POST /v1/staff/policy-proposals': {
    summary: 'Propose a version of the policy; a second person decides',
    body: strict({
      /** The version that the document was made from. */
      baseVersion: Type.Integer({ minimum: 1 }),
      document: Document,
      /** Left out: as early as the notice allows. */
      effectiveFrom: Type.Optional(Time),
      reason: Note,
    }),
    reply: { 201: PolicyProposal },
  },
  'POST /v1/staff/policy-proposals/{id}/approve': {
    summary: 'Approve: the version is announced and comes into force on its day',
    params: byId,
    body: strict({ note: Type.Optional(Note) }),
    reply: { 200: PolicyProposal },
  },
  'POST /v1/staff/policy-proposals/{id}/reject': {
    summary: 'Reject, with the reason for whoever proposed it',
    params: byId,
    body: strict({ note: Note }),
    reply: { 200: PolicyProposal },
  },
  'POST /v1/staff/policy-proposals/{id}/withdraw': {
    summary: 'Withdraw a proposal of your own',
    params: byId,
    body: strict({ note: Type.Optional(Note) }),
    reply: { 200: PolicyProposal },
  },
})
