import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { lookUpCallerCode } from './caller-codes/look-up-caller-code.ts'
import { currentCode, makeCallerCode } from './caller-codes/make-caller-code.ts'
import { checkText } from './check-text.ts'
import { officialContract } from './contract.ts'
import type { SignedRegistry } from './registry/registry.ts'
import { decideReport } from './reports/decide-report.ts'
import { reportPhishing } from './reports/report-phishing.ts'
import { showReportPage } from './reports/show-reports.ts'

type Kit = { readonly signed: SignedRegistry; readonly cursors: Cursors }

const publicEndpoints = ({ signed }: Kit): readonly Endpoint[] => [
  endpointWithoutTransaction(officialContract, 'GET /v1/official-channels', {
    permission: 'anyone',
    problems: [],
    handle: async () => {
      const { registry, document, signature, publicKey } = signed
      const { version, name, channels } = registry
      return {
        status: 200,
        body: { version, name, channels: [...channels], document, signature, publicKey },
      }
    },
  }),
  endpoint(officialContract, 'POST /v1/official-checks', {
    permission: 'anyone',
    transaction: 'read',
    problems: [],
    ratePerMinute: 30,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await checkText(ctx, signed.registry, body.text),
    }),
  }),
  endpoint(officialContract, 'POST /v1/phishing-reports', {
    permission: 'anyone',
    transaction: 'write',
    problems: ['official.report_empty', 'official.contact_unusable'],
    ratePerMinute: 10,
    handle: async (ctx, { body }) => ({ status: 201, body: await reportPhishing(ctx, body) }),
  }),
]

const ownEndpoints: readonly Endpoint[] = [
  endpoint(officialContract, 'POST /v1/me/caller-codes', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['official.codes_too_often'],
    handle: async (ctx) => ({ status: 201, body: await makeCallerCode(ctx) }),
  }),
  endpoint(officialContract, 'GET /v1/me/caller-codes/current', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await currentCode(ctx) }),
  }),
]

const staffEndpoints = ({ signed, cursors }: Kit): readonly Endpoint[] => [
  endpoint(officialContract, 'POST /v1/staff/caller-codes/look-up', {
    permission: ['support', 'administrator'],
    transaction: 'write',
    problems: ['official.look_ups_too_often'],
    handle: async (ctx, { body }) => ({ status: 200, body: await lookUpCallerCode(ctx, body) }),
  }),
  endpoint(officialContract, 'GET /v1/staff/phishing-reports', {
    permission: ['support', 'administrator'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await showReportPage(ctx, signed.registry, cursors, query),
    }),
  }),
  endpoint(officialContract, 'POST /v1/staff/phishing-reports/{reference}/decide', {
    permission: ['support', 'administrator'],
    transaction: 'write',
    problems: ['official.report_not_found', 'official.not_in_report'],
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await decideReport(ctx, signed.registry, { reference: params.reference, ...body }),
    }),
  }),
]

export const officialEndpoints = (kit: Kit): readonly Endpoint[] => [
  ...publicEndpoints(kit),
  ...ownEndpoints,
  ...staffEndpoints(kit),
]
