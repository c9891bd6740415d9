import { toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { formatMoney } from '#platform/http/format-words'
import { parseId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { addInstrument, instrumentReply } from '../instruments/add-instrument.ts'
import { instrumentsContract } from '../instruments/contract.ts'
import { loadInstruments, loadInstrumentsById } from '../instruments/instrument-store.ts'
import { removeInstrument } from '../instruments/remove-instrument.ts'
import { cancelWithdrawal } from './cancel-withdrawal.ts'
import { withdrawalsContract } from './contract.ts'
import { withdrawalProblems } from './problems.ts'
import { checkRequest, requestWithdrawal } from './request-withdrawal.ts'
import {
  approveWithdrawal,
  listWithdrawals,
  rejectWithdrawal,
  sayNotSent,
} from './review-withdrawal.ts'
import { showWithdrawal, withdrawalReply } from './show-withdrawal.ts'
import { prepareByHand, releaseByHand, showFiles } from './staff-files.ts'
import { listOwn, loadOwn } from './withdrawal-store.ts'

/** Everything that can refuse a withdrawal, in order of precedence. */
export const withdrawalCodes = [
  'money.amount_invalid',
  'instruments.unknown',
  'withdrawals.account_blocked',
  'withdrawals.account_currency_differs',
  'withdrawals.not_offered',
  'availability.maintenance',
  'availability.maintenance_overruns',
  'availability.rail_down',
  'risk.restricted',
  'risk.under_review',
  'withdrawals.frozen_by_owner',
  'withdrawals.frozen',
  'withdrawals.cooling_down',
  'withdrawals.below_minimum',
  'withdrawals.over_limit',
  'withdrawals.count_reached',
  'withdrawals.window_reached',
  'withdrawals.insufficient_funds',
] as const

const instrumentEndpoints: readonly Endpoint[] = [
  endpoint(instrumentsContract, 'GET /v1/instruments', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => {
      const items = await loadInstruments(ctx, signedIn(ctx))
      return { status: 200, body: { items: items.map((item) => instrumentReply(ctx, item)) } }
    },
  }),
  endpoint(instrumentsContract, 'POST /v1/instruments', {
    permission: 'signed_in',
    transaction: 'write',
    ratePerMinute: 10,
    problems: [
      'instruments.currency_without_bank',
      'instruments.account_invalid',
      'instruments.bank_code_invalid',
      'instruments.holder_differs',
      'instruments.already_there',
    ],
    handle: async (ctx, { body }) => ({ status: 201, body: await addInstrument(ctx, body) }),
  }),
  endpoint(instrumentsContract, 'DELETE /v1/instruments/{id}', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['instruments.unknown', 'instruments.in_use'],
    handle: async (ctx, { params }) => {
      await removeInstrument(ctx, params.id)
      return { status: 204 }
    },
  }),
]

const listOwnWithdrawals = async (
  ctx: TxContext,
  cursors: Cursors,
  query: { readonly cursor?: string; readonly limit?: string },
) => {
  const personId = signedIn(ctx)
  const list = `withdrawals:${personId}`
  const [before = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await listOwn(ctx, personId, before, limit + 1)
  const instruments = await loadInstrumentsById(
    ctx,
    rows.map(({ instrumentId }) => instrumentId),
  )
  return toPage(
    rows,
    limit,
    (row) => withdrawalReply(row, instruments.get(row.instrumentId)!, ctx.language),
    ({ id }) => cursors.write(list, [id]),
  )
}

const ownEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(withdrawalsContract, 'POST /v1/withdrawals', {
    permission: 'signed_in',
    transaction: 'write',
    idempotency: 'pipeline',
    problems: withdrawalCodes,
    ratePerMinute: 30,
    stepUp: {
      // Money that leaves for outside always asks for a fresh second factor.
      shows: async (ctx, { body }) => {
        const { wish, problem } = await checkRequest(ctx, body)
        if (problem) return problem
        const { holder, accountEnd } = wish.instrument!
        const amount = toWire(wish.amount)
        return {
          en: `Withdraw ${formatMoney(amount, 'en')} to ${holder}, account ending in ${accountEnd}`,
          'zh-CN': `提现 ${formatMoney(amount, 'zh-CN')} 至 ${holder} 尾号 ${accountEnd} 的账户`,
        }
      },
    },
    handle: async (ctx, { body }) => ({ status: 201, body: await requestWithdrawal(ctx, body) }),
  }),
  endpoint(withdrawalsContract, 'GET /v1/withdrawals', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listOwnWithdrawals(ctx, cursors, query),
    }),
  }),
  endpoint(withdrawalsContract, 'GET /v1/withdrawals/{id}', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['withdrawals.unknown'],
    handle: async (ctx, { params }) => {
      const id = parseId('withdrawal', params.id) ?? parseId('transfer', params.id)
      const withdrawal = id && (await loadOwn(ctx, id, signedIn(ctx)))
      if (!withdrawal) throw withdrawalProblems.unknown()
      return { status: 200, body: await showWithdrawal(ctx, withdrawal) }
    },
  }),
  endpoint(withdrawalsContract, 'POST /v1/withdrawals/{id}/cancel', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['withdrawals.unknown', 'withdrawals.not_cancellable'],
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await cancelWithdrawal(ctx, params.id),
    }),
  }),
]

const decided = [
  'withdrawals.unknown',
  'withdrawals.own_decision',
  'withdrawals.already_decided',
] as const

const staffEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(withdrawalsContract, 'GET /v1/staff/withdrawals', {
    permission: ['treasury', 'auditor'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listWithdrawals(ctx, cursors, query),
    }),
  }),
  endpoint(withdrawalsContract, 'POST /v1/staff/withdrawals/{id}/approve', {
    permission: ['treasury'],
    transaction: 'write',
    problems: [...decided, 'withdrawals.owner_stopped'],
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await approveWithdrawal(ctx, { id: params.id, note: body.note }),
    }),
  }),
  endpoint(withdrawalsContract, 'POST /v1/staff/withdrawals/{id}/reject', {
    permission: ['treasury'],
    transaction: 'write',
    problems: decided,
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await rejectWithdrawal(ctx, { id: params.id, reason: body.reason }),
    }),
  }),
  endpoint(withdrawalsContract, 'POST /v1/staff/withdrawals/{id}/not-sent', {
    permission: ['treasury'],
    transaction: 'write',
    problems: [...decided, 'withdrawals.bank_has_time'],
    stepUp: {
      shows: async () => ({
        en: 'Say that a withdrawal never left: its money goes back to its owner',
        'zh-CN': '确认一笔提现未汇出：款项将退还客户',
      }),
    },
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await sayNotSent(ctx, { id: params.id, reason: body.reason }),
    }),
  }),
  endpoint(withdrawalsContract, 'GET /v1/staff/payment-files', {
    permission: ['treasury', 'auditor'],
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({ status: 200, body: await showFiles(ctx, cursors, query) }),
  }),
  endpoint(withdrawalsContract, 'POST /v1/staff/payment-files', {
    permission: ['treasury'],
    transaction: 'write',
    problems: ['withdrawals.nothing_waits'],
    handle: async (ctx, { body }) => ({
      status: 201,
      body: await prepareByHand(ctx, body.currency),
    }),
  }),
  endpoint(withdrawalsContract, 'POST /v1/staff/payment-files/{id}/release', {
    permission: ['treasury'],
    transaction: 'write',
    problems: decided,
    stepUp: {
      shows: async () => ({
        en: 'Release a payment file: its money leaves our bank account',
        'zh-CN': '放行付款文件：款项将从我们的银行账户付出',
      }),
    },
    handle: async (ctx, { params }) => ({ status: 200, body: await releaseByHand(ctx, params.id) }),
  }),
]

export const withdrawalRoutes = (cursors: Cursors): readonly Endpoint[] => [
  ...instrumentEndpoints,
  ...ownEndpoints(cursors),
  ...staffEndpoints(cursors),
]
