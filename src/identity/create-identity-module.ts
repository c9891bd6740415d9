import type pg from 'pg'
import { type Secrets, useSecrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import type { RandomSource } from '#platform/random'
import type { IdentityKit } from './identity-kit.ts'
import { identityJobs } from './jobs.ts'
import type { HashCost } from './passwords/hash-password.ts'
import { createPasswordJudge } from './passwords/password-judge.ts'
import { createPasswordWork } from './passwords/password-work.ts'
import { identityProblems } from './problems.ts'
import { identityEndpoints } from './routes.ts'

type Dependencies = {
  readonly pool: pg.Pool
  readonly random: RandomSource
  readonly secrets: Secrets
  /** Origin of our pages, for links in mails. */
  readonly publicUrl: string
  /** Text messages a day for people who have not signed in; default 5,000. */
  readonly textsPerDay?: number
  /** What keeps somebody out for a while; default: nothing. */
  readonly signInPausedUntil?: IdentityKit['signInPausedUntil']
  /** Cheaper in tests. */
  readonly hashCost?: HashCost
}

const retrySeconds = 3

/** Also makes `secrets` those of the process, which look-ups by phone and sealed mails need. */
export const createIdentityModule = ({
  pool,
  random,
  secrets,
  publicUrl,
  textsPerDay = 5_000,
  signInPausedUntil = async () => null,
  hashCost,
}: Dependencies): Module => {
  useSecrets(secrets)
  const overflow = () =>
    identityProblems.busy({ seconds: retrySeconds }, { retryAfterSeconds: retrySeconds })
  const work = createPasswordWork({
    secrets,
    random,
    overflow,
    ...(hashCost && { cost: hashCost }),
  })
  const passwords = { ...work, ...createPasswordJudge({ overflow }) }
  return {
    name: 'identity',
    endpoints: identityEndpoints({ pool, passwords, publicUrl, textsPerDay, signInPausedUntil }),
    jobs: identityJobs({ publicUrl }),
  }
}
