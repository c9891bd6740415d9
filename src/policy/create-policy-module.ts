import type { Module } from '#platform/module'
import { warnOfCalendars } from './hours/warn-of-calendars.ts'
import type { NamesOf } from './proposals/show-proposal.ts'
import { policyRoutes } from './routes.ts'

type Dependencies = {
  /** Who proposed and who decided; the policy stands below whoever knows people. */
  readonly namesOf: NamesOf
}

export const createPolicyModule = ({ namesOf }: Dependencies): Module => ({
  name: 'policy',
  endpoints: policyRoutes(namesOf),
  jobs: [{ name: 'policy.warn-of-calendars', cron: '29 5 * * *', handle: warnOfCalendars }],
})
