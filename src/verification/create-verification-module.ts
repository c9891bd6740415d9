import type pg from 'pg'
import type { Secrets } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { verificationJobs } from './jobs.ts'
import { verificationRoutes } from './routes.ts'
import { listInUse } from './screening/list-in-use.ts'
import { screenPerson } from './screening/screen-person.ts'
import { loadLatestScreening } from './screening/screening-store.ts'
import { settleTier } from './settle-tier.ts'

type Dependencies = {
  readonly pool: pg.Pool
  readonly secrets: Secrets
  readonly config: { readonly sanctionsList: string | null }
}

/** @throws Refused when the operator's own list cannot be used */
export const createVerificationModule = ({ pool, secrets, config }: Dependencies): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  const list = listInUse(config.sanctionsList)
  return {
    name: 'verification',
    endpoints: verificationRoutes({ pool, cursors: createCursors(key), list }),
    jobs: verificationJobs(list),
    listeners: [
      {
        key: 'verification.screen-new-name',
        type: 'identity.profile_changed',
        handle: async (ctx, events) => {
          for (const { subject, data } of events) {
            const personId = subject as PersonId
            const fields = data.fields as readonly string[] | undefined
            if (!fields?.includes('name') || !(await loadLatestScreening(ctx, personId))) continue
            await screenPerson(ctx, list, personId)
            await settleTier(ctx, personId, 'name changed')
          }
        },
      },
    ],
  }
}
