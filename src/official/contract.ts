import { declareContracts, nullable, page, pageQuery, strict, Time, Type } from '#platform/contract'

const Kind = Type.Union([
  Type.Literal('web'),
  Type.Literal('mail'),
  Type.Literal('phone'),
  Type.Literal('sms'),
  Type.Literal('social'),
  Type.Literal('app'),
])
const VerdictName = Type.Union([
  Type.Literal('known_fraud'),
  Type.Literal('looks_like'),
  Type.Literal('not_official'),
  Type.Literal('unknown'),
  Type.Literal('official'),
])

const Channel = strict({
  kind: Kind,
  /** An origin, an address, E.164, a name; `@example.com` is every address of a domain. */
  value: Type.String(),
  /** Of social names: the network. */
  network: Type.Optional(Type.String()),
  /** Of web addresses: every host below is ours too. */
  subdomains: Type.Optional(Type.Boolean()),
  from: Type.Optional(Type.String()),
  until: Type.Optional(Type.String()),
})

const Checked = strict({
  kind: Kind,
  /** As it stood in the text. */
  text: Type.String(),
  verdict: VerdictName,
  /** Why, for programs; the words below say it. */
  reason: Type.String(),
  /** The official channel that it is or resembles. */
  official: nullable(Type.String()),
  title: Type.String(),
  detail: Type.String(),
  advice: Type.String(),
})

const CallerCode = strict({
  /** Six digits that staff see once; null when none is live. */
  code: nullable(Type.String()),
  createdAt: nullable(Time),
  expiresAt: nullable(Time),
  /** When a member of staff was shown it; null while nobody was. */
  lookedUpAt: nullable(Time),
})

const ReportState = Type.Union([
  Type.Literal('new'),
  Type.Literal('confirmed'),
  Type.Literal('harmless'),
])

export const PhishingReport = strict({
  reference: Type.String(),
  state: ReportState,
  /** What was reported, without card numbers, passwords and codes. */
  text: Type.String(),
  redactions: Type.Integer(),
  contact: nullable(Type.String()),
  /** Account number of a reporter who was signed in. */
  reporter: nullable(Type.String()),
  createdAt: Time,
  found: Type.Array(Checked),
  /** What can be answered as fraud from now on; `chosen` is so already. */
  frauds: Type.Array(
    strict({ key: Type.String(), chosen: Type.Boolean(), wholeDomain: Type.Boolean() }),
  ),
  decisions: Type.Array(
    strict({
      state: Type.Union([Type.Literal('confirmed'), Type.Literal('harmless')]),
      note: Type.String(),
      by: Type.String(),
      at: Time,
    }),
  ),
})

export const officialContract = declareContracts({
  'GET /v1/official-channels': {
    summary: 'Where OKPay can be met: the signed registry of official channels',
    reply: {
      200: strict({
        version: Type.String(),
        name: Type.String(),
        channels: Type.Array(Channel),
        /** The exact text that was signed; `channels` is read from it. */
        document: Type.String(),
        signature: Type.String({ description: 'Ed25519 over the UTF-8 of `document`, base64' }),
        publicKey: Type.String({ description: '32 bytes, base64' }),
      }),
    },
  },
  'POST /v1/official-checks': {
    summary: 'Is this really OKPay? Checks what stands in a pasted text',
    body: strict({ text: Type.String({ minLength: 1, maxLength: 4_000 }) }),
    reply: {
      200: strict({
        /** The worst of its parts; unknown when there are none. */
        verdict: VerdictName,
        title: Type.String(),
        detail: Type.String(),
        items: Type.Array(Checked),
      }),
    },
  },
  'POST /v1/phishing-reports': {
    summary: 'Report a message that pretends to be OKPay',
    body: strict({
      text: Type.String({ minLength: 1, maxLength: 10_000 }),
      /** For our answer, from somebody who is not signed in. */
      contact: Type.Optional(Type.String({ maxLength: 254 })),
    }),
    reply: {
      201: strict({
        reference: Type.String(),
        /** Card numbers, passwords and codes that were taken out before anything was kept. */
        redactions: Type.Integer(),
      }),
    },
  },
  'GET /v1/staff/phishing-reports': {
    summary: 'Reported messages, newest first',
    query: strict({ ...pageQuery, state: Type.Optional(ReportState) }),
    reply: { 200: page(PhishingReport) },
  },
  'POST /v1/staff/phishing-reports/{reference}/decide': {
    summary:
      'Confirm a report as fraud, with what to answer as fraud from now on, or call it harmless',
    params: strict({ reference: Type.String({ maxLength: 20 }) }),
    body: strict({
      state: Type.Union([Type.Literal('confirmed'), Type.Literal('harmless')]),
      note: Type.String({ pattern: '\\S', maxLength: 500 }),
      /** Keys out of the report's `frauds`. */
      frauds: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 60 })),
    }),
    reply: { 200: PhishingReport },
  },
  'POST /v1/me/caller-codes': {
    summary: 'A code that a caller from OKPay must be able to read out; good for ten minutes',
    body: strict({}),
    reply: { 201: CallerCode },
  },
  'GET /v1/me/caller-codes/current': {
    summary: 'The live caller code, and whether staff have looked it up',
    reply: { 200: CallerCode },
  },
  'POST /v1/staff/caller-codes/look-up': {
    summary: 'The live caller code of an account, to be read out; shown once, and kept who looked',
    body: strict({ accountNumber: Type.String({ minLength: 1, maxLength: 40 }) }),
    reply: {
      200: strict({
        /** Null: the customer has no live code, or somebody was shown it already. */
        code: nullable(Type.String()),
        maskedName: nullable(Type.String()),
        expiresAt: nullable(Time),
      }),
    },
  },
})
