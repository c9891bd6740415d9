import type pg from 'pg'
import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { walletsRoutes } from './routes.ts'
import { createStatementPrinter } from './statement-printer.ts'

type Deps = { readonly pool: pg.Pool; readonly secrets: Secrets }

/** Balances, activity and statements. `drain` ends the thread that draws statements. */
export const createWalletsModule = ({ pool, secrets }: Deps): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  const printer = createStatementPrinter()
  return {
    name: 'wallets',
    endpoints: walletsRoutes({ pool, cursors: createCursors(key), printer }),
    drain: printer.close,
  }
}
