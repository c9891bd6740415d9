import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { riskJobs } from './jobs.ts'
import { riskListeners } from './listeners.ts'
import { riskRoutes } from './routes.ts'

type Dependencies = { readonly secrets: Secrets }

/** What is restricted on an account: placed, kept, appealed, lifted. */
export const createRiskModule = ({ secrets }: Dependencies): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  return {
    name: 'risk',
    endpoints: riskRoutes(createCursors(key)),
    jobs: riskJobs,
    listeners: riskListeners,
  }
}
