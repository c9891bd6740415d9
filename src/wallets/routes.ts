import type pg from 'pg'
import type { Currency } from '#money'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { walletsContract } from './contract.ts'
import { listActivity } from './list-activity.ts'
import { listWallets } from './list-wallets.ts'
import { openWallet } from './open-wallet.ts'
import type { Period } from './period.ts'
import { showHistory } from './show-history.ts'
import { showMovement } from './show-movement.ts'
import type { StatementPrinter } from './statement-printer.ts'
import { printStatement, streamStatementCsv } from './write-statement.ts'

type Deps = {
  readonly pool: pg.Pool
  readonly cursors: Cursors
  readonly printer: StatementPrinter
}

const asFile = (mediaType: string, ending: string, currency: Currency, { from, to }: Period) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="okpay-${currency}-${from}-${to}.${ending}"`,
})

const statementProblems = ['wallets.period_invalid', 'wallets.wallet_not_open']

export const walletsRoutes = ({ pool, cursors, printer }: Deps): readonly Endpoint[] => [
  endpoint(walletsContract, 'GET /v1/wallets', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: { items: await listWallets(ctx) } }),
  }),
  endpoint(walletsContract, 'POST /v1/wallets', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['wallets.currency_not_permitted'],
    handle: async (ctx, { body }) => {
      const { isNew, wallet } = await openWallet(ctx, body.currency)
      return { status: isNew ? 201 : 200, body: wallet }
    },
  }),
  endpoint(walletsContract, 'GET /v1/activity', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['platform.cursor_invalid', 'wallets.days_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listActivity(ctx, cursors, query),
    }),
  }),
  endpoint(walletsContract, 'GET /v1/activity/{id}', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['wallets.movement_not_found'],
    handle: async (ctx, { params }) => ({ status: 200, body: await showMovement(ctx, params.id) }),
  }),
  endpoint(walletsContract, 'GET /v1/wallets/{currency}/history', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['wallets.wallet_not_open'],
    handle: async (ctx, { params, query }) => ({
      status: 200,
      body: { items: await showHistory(ctx, params.currency, Number(query.days ?? '30')) },
    }),
  }),
  endpointWithoutTransaction(walletsContract, 'GET /v1/wallets/{currency}/statement.csv', {
    permission: 'signed_in',
    ratePerMinute: 30,
    problems: statementProblems,
    handle: async (ctx, { params, query }) => ({
      status: 200,
      headers: asFile('text/csv; charset=utf-8', 'csv', params.currency, query),
      bytes: await streamStatementCsv(pool, ctx, params.currency, query),
    }),
  }),
  endpointWithoutTransaction(walletsContract, 'GET /v1/wallets/{currency}/statement.pdf', {
    permission: 'signed_in',
    ratePerMinute: 30,
    problems: [...statementProblems, 'wallets.statement_too_long', 'wallets.statements_busy'],
    handle: async (ctx, { params, query }) => ({
      status: 200,
      headers: asFile('application/pdf', 'pdf', params.currency, query),
      bytes: await printStatement(pool, printer, ctx, params.currency, query),
    }),
  }),
]
