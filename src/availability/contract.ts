import {
  declareContracts,
  literals,
  nullable,
  type Static,
  strict,
  Time,
  Type,
} from '#platform/contract'

const Operation = literals('transfer', 'deposit', 'withdrawal', 'payment', 'message')
const Method = literals('okpay', 'bank', 'card', 'stablecoin', 'mail', 'sms')
const Country = Type.String({ pattern: '^[A-Z]{2}$' })
const Currency = Type.String({ pattern: '^[A-Z]{3,5}$' })
const BothLanguages = strict({
  en: Type.String({ pattern: '\\S', maxLength: 300 }),
  'zh-CN': Type.String({ pattern: '\\S', maxLength: 300 }),
})

/** What a closure touches; an empty list: all of them. */
const scope = {
  operations: Type.Array(Operation, { maxItems: 5, uniqueItems: true }),
  methods: Type.Array(Method, { maxItems: 6, uniqueItems: true }),
  currencies: Type.Array(Currency, { maxItems: 20, uniqueItems: true }),
  /** Residence, ISO 3166-1 alpha-2. */
  countries: Type.Array(Country, { maxItems: 250, uniqueItems: true }),
}

/** Something that is closed, will be, or is just being tried again. */
export const ClosureItem = strict({
  id: Type.String(),
  kind: literals('maintenance', 'rail_down'),
  /** returning: it is in use again and watched. */
  state: literals('planned', 'closed', 'returning'),
  ...scope,
  title: Type.String(),
  /** Why, and what works meanwhile. */
  why: Type.String(),
  startsAt: Time,
  /** When it is expected back; moves on while maintenance takes longer. Null: nobody can say. */
  until: nullable(Time),
  /** The planned end of maintenance that takes longer. */
  overdueSince: nullable(Time),
  /** The reader asked to be told when it is back. */
  isAsked: Type.Boolean(),
})
export type ClosureItem = Static<typeof ClosureItem>

/** Something that is closed at this moment, as other answers carry it. */
export const ClosureInForce = strict({
  id: Type.String(),
  kind: literals('maintenance', 'rail_down'),
  title: Type.String(),
  why: Type.String(),
  since: Time,
  until: nullable(Time),
  overdueSince: nullable(Time),
})
export type ClosureInForce = Static<typeof ClosureInForce>

const StaffWindow = strict({
  id: Type.String(),
  ...scope,
  title: BothLanguages,
  why: BothLanguages,
  state: literals('scheduled', 'in_progress', 'verifying', 'completed', 'cancelled'),
  startsAt: Time,
  endsAt: Time,
  /** hand: stays closed until staff call it done. */
  endsBy: literals('clock', 'hand'),
  isOverdue: Type.Boolean(),
  /** What people are told while it lasts. */
  until: nullable(Time),
  endedAt: nullable(Time),
  /** People who asked to be told. */
  waiting: Type.Integer(),
})
export type StaffWindow = Static<typeof StaffWindow>

const RailState = strict({
  rail: Method,
  name: Type.String(),
  /** closed: in use; open: not used; half_open: tried again. */
  state: literals('closed', 'open', 'half_open'),
  since: nullable(Time),
  until: nullable(Time),
  isHeld: Type.Boolean(),
  /** Failures that count at this moment. */
  failures: Type.Integer(),
  /** The last outcomes, newest first. */
  recent: Type.Array(strict({ at: Time, ok: Type.Boolean(), code: nullable(Type.String()) })),
  waiting: Type.Integer(),
})
const RailOverview = strict({
  rails: Type.Array(RailState),
  outages: Type.Array(
    strict({
      id: Type.String(),
      rail: Method,
      name: Type.String(),
      beganAt: Time,
      endedAt: nullable(Time),
      byStaff: Type.Boolean(),
    }),
  ),
})
export type RailOverview = Static<typeof RailOverview>

const reason = Type.String({ pattern: '\\S', minLength: 3, maxLength: 500 })
const byId = strict({ id: Type.String({ maxLength: 40 }) })

export const availabilityContract = declareContracts({
  'GET /v1/availability': {
    summary: 'What is closed now, and what will be in the next 14 days',
    query: strict({
      operation: Type.Optional(Operation),
      method: Type.Optional(Method),
      currency: Type.Optional(Currency),
      country: Type.Optional(Country),
    }),
    reply: {
      200: strict({
        /** Our clock, for countdowns. */
        now: Time,
        items: Type.Array(ClosureItem),
      }),
    },
  },
  'POST /v1/availability/{id}/tell-me': {
    summary: 'Tell me once, in the app and by mail, when this is back',
    params: byId,
    body: strict({}),
    /** open: there is nothing to wait for. */
    reply: { 200: strict({ state: literals('waiting', 'open') }) },
  },
  'GET /v1/staff/availability': {
    summary: 'Circuit-breakers of the rails, with what failed lately, and past outages',
    reply: { 200: RailOverview },
  },
  'POST /v1/staff/availability/rails/{rail}': {
    summary: 'Stop a rail until staff let it run again, or let it run',
    params: strict({ rail: Method }),
    body: strict({
      /** When it is expected back; null: it runs again now. */
      stoppedUntil: nullable(Time),
      reason,
    }),
    reply: { 200: RailOverview },
  },
  'GET /v1/staff/availability/windows': {
    summary: 'Maintenance: running, planned, then the last that ended',
    reply: { 200: strict({ items: Type.Array(StaffWindow) }) },
  },
  'POST /v1/staff/availability/windows': {
    summary: 'Plan maintenance, or begin it now',
    body: strict({
      ...scope,
      title: BothLanguages,
      why: BothLanguages,
      /** Null: now. */
      startsAt: nullable(Time),
      endsAt: Time,
      endsBy: literals('clock', 'hand'),
      reason,
    }),
    reply: { 201: StaffWindow },
  },
  'PATCH /v1/staff/availability/windows/{id}': {
    summary: 'Move maintenance, say that it is being tried, end it or call it off',
    params: byId,
    body: strict({
      startsAt: Type.Optional(Time),
      endsAt: Type.Optional(Time),
      state: Type.Optional(literals('in_progress', 'verifying', 'completed', 'cancelled')),
      reason,
    }),
    reply: { 200: StaffWindow },
  },
})
