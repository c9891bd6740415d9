import { Day, declareContracts, nullable, strict, Type } from '#platform/contract'

const Trend = Type.Array(strict({ day: Day, count: Type.Integer() }))

/** Shares are texts with one decimal: `99.2`; null where there is nothing to take a share of. */
const Share = nullable(Type.String())

export const Coverage = strict({
  from: Day,
  /** The last day, today in UTC. */
  to: Day,
  /** Calls that change something and were refused. */
  refused: Type.Integer(),
  /** Of these, with a reason of their own. */
  specific: Type.Integer(),
  specificShare: Share,
  /** Codes of the outside (banks, cards, chains) that stood in no table. */
  unmapped: Type.Integer(),
  trend: Trend,
  /** People who were refused and then did the same, without staff, within 24 hours. */
  solved: strict({
    refused: Type.Integer(),
    solved: Type.Integer(),
    share: Share,
    /** From the refusal to the success; null: nobody was. */
    medianSeconds: nullable(Type.Integer()),
  }),
  /** Most frequent first. */
  codes: Type.Array(
    strict({ code: Type.String(), title: Type.String(), count: Type.Integer(), trend: Trend }),
  ),
})

export const coverageContract = declareContracts({
  'GET /v1/staff/coverage': {
    summary: 'How refusals explain themselves: specific reasons, solved without staff, trends',
    query: strict({
      days: Type.Optional(Type.String({ pattern: '^(7|30|90)$' })),
    }),
    reply: { 200: Coverage },
  },
})
