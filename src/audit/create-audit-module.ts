import { join } from 'node:path'
import type { Config } from '#platform/config'
import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { headsFileName } from './exported-heads.ts'
import { auditJobs, type SealerOptions } from './jobs.ts'
import { auditEndpoints } from './routes.ts'

type Dependencies = Omit<SealerOptions, 'headsFile'> & {
  readonly config: Pick<Config, 'dataFolder'>
  readonly secrets: Secrets
}

/** The person's security history, and the sealer of the chain. */
export const createAuditModule = ({ config, secrets, ...means }: Dependencies): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  return {
    name: 'audit',
    endpoints: auditEndpoints(createCursors(key)),
    jobs: auditJobs({ ...means, headsFile: headsFileIn(config) }),
  }
}

/** Where heads are told: the only setting is the data folder. */
export const headsFileIn = ({ dataFolder }: Pick<Config, 'dataFolder'>): string =>
  join(dataFolder, headsFileName)
