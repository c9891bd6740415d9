import type pg from 'pg'
import { inTransaction } from '#platform/database/transaction'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { addImage } from './add-image.ts'
import { verificationContract } from './contract.ts'
import { cleanImage, largestImageBytes } from './images/clean-image.ts'
import { approveDocument, rejectDocument, takeDocument } from './review/decide-document.ts'
import { showImage, showOwnImage } from './review/show-image.ts'
import { listReviewed } from './review/show-reviewed.ts'
import { decideScreening } from './screening/decide-screening.ts'
import type { SanctionsList } from './screening/read-list.ts'
import { showScreenings } from './screening/show-screenings.ts'
import { showVerification } from './show-verification.ts'
import { startDocument } from './start-document.ts'
import { submitDocument } from './submit-document.ts'

type Deps = { readonly pool: pg.Pool; readonly cursors: Cursors; readonly list: SanctionsList }

/** Nobody but its owner and a reviewer sees it, and no cache keeps it. */
const jpegHeaders = {
  'content-type': 'image/jpeg',
  'cache-control': 'no-store',
  'content-disposition': 'inline; filename="document.jpg"',
}

const ownEndpoints = ({ pool }: Deps): readonly Endpoint[] => [
  endpoint(verificationContract, 'GET /v1/me/verification', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showVerification(ctx) }),
  }),
  endpoint(verificationContract, 'POST /v1/me/documents', {
    permission: 'signed_in',
    transaction: 'write',
    ratePerMinute: 20,
    problems: [
      'verification.variant_not_accepted',
      'verification.document_expired',
      'verification.in_review',
      'verification.still_good',
    ],
    handle: async (ctx, { body }) => ({ status: 201, body: await startDocument(ctx, body) }),
  }),
  endpointWithoutTransaction(verificationContract, 'PUT /v1/me/documents/{id}/images/{side}', {
    permission: 'signed_in',
    ratePerMinute: 20,
    bodyLimitBytes: largestImageBytes,
    problems: [
      'verification.image_kind',
      'verification.image_unreadable',
      'verification.image_too_small',
      'verification.image_too_many_pixels',
      'verification.document_unknown',
      'verification.already_sent_in',
      'verification.side_not_wanted',
    ],
    handle: async (ctx, { params, body }) => {
      const image = await cleanImage(body)
      const reply = await inTransaction(pool, {}, (tx) =>
        addImage({ ...ctx, tx }, { ...params, image }),
      )
      return { status: 200, body: reply }
    },
  }),
  endpoint(verificationContract, 'GET /v1/me/documents/{id}/images/{side}', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['verification.document_unknown'],
    handle: async (ctx, { params }) => ({
      status: 200,
      headers: jpegHeaders,
      bytes: await showOwnImage(ctx, params),
    }),
  }),
  endpoint(verificationContract, 'POST /v1/me/documents/{id}/submit', {
    permission: 'signed_in',
    transaction: 'write',
    problems: [
      'verification.document_unknown',
      'verification.already_sent_in',
      'verification.document_expired',
      'verification.images_missing',
    ],
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await submitDocument(ctx, params.id),
    }),
  }),
]

const decided = [
  'verification.document_unknown',
  'verification.own_document',
  'verification.already_decided',
] as const

const reviewEndpoints = ({ cursors, list }: Deps): readonly Endpoint[] => [
  endpoint(verificationContract, 'GET /v1/staff/documents', {
    permission: ['verification', 'auditor'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listReviewed(ctx, cursors, query),
    }),
  }),
  endpoint(verificationContract, 'GET /v1/staff/documents/{id}/images/{side}', {
    permission: ['verification'],
    transaction: 'write',
    problems: ['verification.document_unknown', 'verification.not_taken'],
    handle: async (ctx, { params }) => ({
      status: 200,
      headers: jpegHeaders,
      bytes: await showImage(ctx, params),
    }),
  }),
  endpoint(verificationContract, 'POST /v1/staff/documents/{id}/take', {
    permission: ['verification'],
    transaction: 'write',
    problems: decided,
    handle: async (ctx, { params }) => ({ status: 200, body: await takeDocument(ctx, params.id) }),
  }),
  endpoint(verificationContract, 'POST /v1/staff/documents/{id}/approve', {
    permission: ['verification'],
    transaction: 'write',
    problems: [...decided, 'verification.document_expired'],
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await approveDocument(ctx, list, { ...params, ...body }),
    }),
  }),
  endpoint(verificationContract, 'POST /v1/staff/documents/{id}/reject', {
    permission: ['verification'],
    transaction: 'write',
    problems: decided,
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await rejectDocument(ctx, { ...params, ...body }),
    }),
  }),
]

const screeningEndpoints = ({ cursors }: Deps): readonly Endpoint[] => [
  endpoint(verificationContract, 'GET /v1/staff/screenings', {
    permission: ['verification', 'auditor'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await showScreenings(ctx, cursors, query),
    }),
  }),
  endpoint(verificationContract, 'POST /v1/staff/screenings/{id}/decide', {
    permission: ['verification'],
    transaction: 'write',
    problems: ['platform.not_found', 'verification.own_document', 'verification.already_decided'],
    stepUp: {
      when: (_, { body }) => body.decision === 'confirmed',
      shows: async () => ({
        en: 'Freeze an account because its owner stands on the sanctions list',
        'zh-CN': '因账户持有人在制裁名单上而冻结账户',
      }),
    },
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await decideScreening(ctx, { ...params, ...body }),
    }),
  }),
]

export const verificationRoutes = (deps: Deps): readonly Endpoint[] => [
  ...ownEndpoints(deps),
  ...reviewEndpoints(deps),
  ...screeningEndpoints(deps),
]
