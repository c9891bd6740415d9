import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { assignSuspense } from './assign-suspense.ts'
import { fundingContract } from './contract.ts'
import { getBankDetails } from './get-bank-details.ts'
import { getDeposit } from './get-deposit.ts'
import { importBankFile } from './import-bank-file.ts'
import { largestFileBytes } from './rails/bank/refuse-bytes.ts'
import { returnSuspense } from './return-suspense.ts'
import { listBankFiles, showBankFile, showFile } from './show-bank-files.ts'
import { listSuspense } from './show-suspense.ts'

const decided = ['funding.suspense_not_found', 'funding.suspense_already_decided'] as const

const customerEndpoints: readonly Endpoint[] = [
  endpoint(fundingContract, 'GET /v1/deposits/bank-details', {
    permission: 'signed_in',
    // The first call makes the person's reference.
    transaction: 'write',
    problems: ['funding.currency_without_bank'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await getBankDetails(ctx, query.currency),
    }),
  }),
  endpoint(fundingContract, 'GET /v1/deposits/{id}', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['funding.deposit_not_found'],
    handle: async (ctx, { params }) => ({ status: 200, body: await getDeposit(ctx, params.id) }),
  }),
]

const fileEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(fundingContract, 'POST /v1/staff/bank-files', {
    permission: ['treasury'],
    transaction: 'write',
    // A refused file is recorded and answered with its refusal; a throw would undo the record.
    problems: [],
    // A little above our own limit, so that a file that is just too large is refused in our words.
    bodyLimitBytes: largestFileBytes + 1024 * 1024,
    ratePerMinute: 60,
    handle: async (ctx, { query, body }) => {
      const file = await importBankFile(ctx, { name: query.name, bytes: body, source: 'upload' })
      return { status: 200, body: showFile(file, ctx.language) }
    },
  }),
  endpoint(fundingContract, 'GET /v1/staff/bank-files', {
    permission: ['treasury'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listBankFiles(ctx, cursors, query),
    }),
  }),
  endpoint(fundingContract, 'GET /v1/staff/bank-files/{id}', {
    permission: ['treasury'],
    transaction: 'read',
    problems: ['funding.bank_file_not_found'],
    handle: async (ctx, { params }) => ({ status: 200, body: await showBankFile(ctx, params.id) }),
  }),
]

const suspenseEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(fundingContract, 'GET /v1/staff/suspense', {
    permission: ['treasury'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listSuspense(ctx, cursors, query),
    }),
  }),
  endpoint(fundingContract, 'POST /v1/staff/suspense/{id}/assign', {
    permission: ['treasury'],
    transaction: 'write',
    problems: [
      ...decided,
      'funding.suspense_person_unknown',
      'funding.suspense_own_account',
      'funding.suspense_currency_not_allowed',
      'funding.suspense_person_cannot_receive',
    ],
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await assignSuspense(ctx, { id: params.id, ...body }),
    }),
  }),
  endpoint(fundingContract, 'POST /v1/staff/suspense/{id}/return', {
    permission: ['treasury'],
    transaction: 'write',
    problems: [...decided, 'funding.return_account_missing'],
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await returnSuspense(ctx, { id: params.id, ...body }),
    }),
  }),
]

export const fundingRoutes = (cursors: Cursors): readonly Endpoint[] => [
  ...customerEndpoints,
  ...fileEndpoints(cursors),
  ...suspenseEndpoints(cursors),
]
