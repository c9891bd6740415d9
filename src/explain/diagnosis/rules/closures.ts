import { closureProblem } from '#availability'
import { type Rule, things } from '../finding.ts'

/** What nobody can do at the moment, each with the end that is known. */
export const closedNow: Rule = ({ closures, now }) =>
  // One closure may stop several things.
  [...new Map(closures.map((one) => [one.id, one])).values()].map((closure) => {
    const { code, params } = closureProblem(closure, now)
    const isMessage = closure.operation === 'message'
    return {
      ...{ code, certainty: 'certain', params, since: closure.since, by: closure.until },
      evidence: things(`availability.${closure.kind}`, [{ id: closure.id, at: closure.since }]),
      action: 'check_activity',
      ...{ roads: [isMessage ? 'cannot_get_in' : 'payment'], weight: 3 },
    }
  })

export const closureRules: readonly Rule[] = [closedNow]
