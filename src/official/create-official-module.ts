import type { Clock } from '#platform/clock'
import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { officialJobs } from './jobs.ts'
import { type RegistrySettings, registryInUse } from './registry/registry-in-use.ts'
import { officialEndpoints } from './routes.ts'

type Dependencies = {
  readonly secrets: Secrets
  readonly clock: Clock
  readonly config: RegistrySettings
}

/** @throws Refused when the operator's own registry cannot be used */
export const createOfficialModule = ({ secrets, clock, config }: Dependencies): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  const signed = registryInUse(config, secrets, clock.now())
  return {
    name: 'official',
    endpoints: officialEndpoints({ signed, cursors: createCursors(key) }),
    jobs: officialJobs,
  }
}
