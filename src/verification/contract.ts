import {
  Day,
  declareContracts,
  literals,
  nullable,
  page,
  pageQuery,
  strict,
  Time,
  Type,
} from '#platform/contract'

const Kind = literals('identity', 'selfie', 'address')
const Variant = literals(
  'passport',
  'id_card',
  'driving_licence',
  'selfie',
  'utility_bill',
  'bank_statement',
  'tax_letter',
)
const Side = literals('front', 'back', 'single')
const Quality = literals('good', 'blurred', 'dark', 'bright')
const id = strict({ id: Type.String({ maxLength: 40 }) })
const idAndSide = strict({ id: Type.String({ maxLength: 40 }), side: Side })

/** Any number: a page that shows the picture anew. */
const seen = strict({ v: Type.Optional(Type.String({ maxLength: 20 })) })

const SideState = strict({
  side: Side,
  /** What we measured of the picture; null: it is still missing. */
  quality: nullable(Quality),
})

/** Why it was rejected and what helps, in the reader's language. */
const Rejection = strict({
  code: Type.String(),
  title: Type.String(),
  fix: Type.String(),
  /** What the reviewer adds. */
  words: nullable(Type.String()),
  isFixable: Type.Boolean(),
})

export const DocumentReply = strict({
  id: Type.String(),
  kind: Kind,
  variant: Variant,
  country: nullable(Type.String()),
  numberEnd: nullable(Type.String()),
  expiresOn: nullable(Day),
  state: literals('draft', 'submitted', 'in_review', 'approved', 'rejected', 'expired', 'replaced'),
  sides: Type.Array(SideState),
  submittedAt: nullable(Time),
  /** When the answer comes at the latest. */
  answerBy: nullable(Time),
  decidedAt: nullable(Time),
  rejection: nullable(Rejection),
})

/** What is to be proved, with the newest document for it; null: nothing was begun. */
const Part = strict({
  kind: Kind,
  /** The tier that it counts for. */
  tier: Type.Integer(),
  state: literals('missing', 'draft', 'submitted', 'in_review', 'approved', 'rejected', 'expired'),
  accepted: Type.Array(Variant),
  document: nullable(DocumentReply),
})

export const VerificationState = strict({
  tier: Type.Integer(),
  parts: Type.Array(Part),
  /** All documents are good, and a routine look still goes on; answered by then. */
  underReviewUntil: nullable(Time),
})

const Reviewed = strict({
  ...DocumentReply.properties,
  person: strict({
    accountNumber: Type.String(),
    name: Type.String(),
    country: Type.String(),
    tier: Type.Integer(),
  }),
  isLate: Type.Boolean(),
  takenByMe: Type.Boolean(),
  note: nullable(Type.String()),
})

const Taken = strict({
  ...Reviewed.properties,
  /** In clear, for comparing with the picture; each look is on record. */
  number: nullable(Type.String()),
})

const Match = strict({
  entryId: Type.String(),
  name: Type.String(),
  /** The name of the entry that came closest. */
  matched: Type.String(),
  /** 0 to 100. */
  score: Type.Integer(),
  why: Type.Array(Type.String()),
  list: Type.String(),
  countries: Type.Array(Type.String()),
})

const Screening = strict({
  id: Type.String(),
  accountNumber: Type.String(),
  name: Type.String(),
  country: Type.String(),
  at: Time,
  state: literals('possible', 'confirmed', 'dismissed'),
  answerBy: nullable(Time),
  matches: Type.Array(Match),
  note: nullable(Type.String()),
})

const staffNote = Type.String({ minLength: 3, maxLength: 500 })

export const verificationContract = declareContracts({
  'GET /v1/me/verification': {
    summary: 'My tier, what each document is waiting for, and what the next tier asks',
    reply: { 200: VerificationState },
  },
  'POST /v1/me/documents': {
    summary: 'Begin a document; a draft of the same kind is replaced',
    body: strict({
      kind: Kind,
      variant: Variant,
      country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      number: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
      expiresOn: Type.Optional(Day),
    }),
    reply: { 201: DocumentReply },
  },
  'PUT /v1/me/documents/{id}/images/{side}': {
    summary: 'Add or replace the picture of one side (JPEG, PNG or WebP, up to 12 MB)',
    params: idAndSide,
    rawBody: ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'],
    reply: { 200: DocumentReply },
  },
  'GET /v1/me/documents/{id}/images/{side}': {
    summary: 'The picture as we keep it',
    params: idAndSide,
    query: seen,
    reply: { 200: 'image/jpeg' },
  },
  'POST /v1/me/documents/{id}/submit': {
    summary: 'Send the document in for review',
    params: id,
    body: strict({}),
    reply: { 200: DocumentReply },
  },
  'GET /v1/staff/documents': {
    summary: 'Documents by state, the one that was promised first on top',
    query: strict({
      ...pageQuery,
      state: Type.Optional(literals('submitted', 'in_review', 'approved', 'rejected', 'expired')),
    }),
    reply: { 200: page(Reviewed) },
  },
  'GET /v1/staff/documents/{id}/images/{side}': {
    summary: 'A picture of a document, for the reviewer who took it; on record',
    params: idAndSide,
    query: seen,
    reply: { 200: 'image/jpeg' },
  },
  'POST /v1/staff/documents/{id}/take': {
    summary: 'I look at this one: opens its number and its pictures to me; on record',
    params: id,
    body: strict({}),
    reply: { 200: Taken },
  },
  'POST /v1/staff/documents/{id}/approve': {
    summary: 'It is genuine, readable and theirs',
    params: id,
    body: strict({ expiresOn: Type.Optional(Day), note: Type.Optional(staffNote) }),
    reply: { 200: Reviewed },
  },
  'POST /v1/staff/documents/{id}/reject': {
    summary: 'It cannot be accepted, with the reason and what helps',
    params: id,
    body: strict({
      reason: literals(
        'glare',
        'blurred',
        'cropped',
        'wrong_side',
        'wrong_document',
        'expired_document',
        'too_old',
        'name_differs',
        'face_not_visible',
        'not_genuine',
      ),
      /** For the person to read, in their language. */
      words: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })),
      note: Type.Optional(staffNote),
    }),
    reply: { 200: Reviewed },
  },
  'GET /v1/staff/screenings': {
    summary: 'People whose name came close to an entry of the sanctions list',
    query: strict({
      ...pageQuery,
      state: Type.Optional(literals('possible', 'confirmed', 'dismissed')),
    }),
    reply: { 200: page(Screening) },
  },
  'POST /v1/staff/screenings/{id}/decide': {
    summary: 'Whether it is the same person: confirmed freezes the account',
    params: id,
    body: strict({ decision: literals('confirmed', 'dismissed'), note: staffNote }),
    reply: { 200: Screening },
  },
})
