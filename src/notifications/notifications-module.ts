import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { notificationsJobs } from './jobs.ts'
import { notificationsListeners } from './listeners.ts'
import { notificationsRoutes } from './routes.ts'

/** Tells people what happens to them, by the ways that they want. */
export const createNotificationsModule = ({ secrets }: { readonly secrets: Secrets }): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  return {
    name: 'notifications',
    endpoints: notificationsRoutes(createCursors(key)),
    listeners: notificationsListeners,
    jobs: notificationsJobs,
  }
}
