import type { Fact } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Topic } from './topics/topic-names.ts'

/** Facts that the policy publishes. */
export const policyEvents = {
  /**
   * A version was approved and can be read; the subject is its proposal.
   * `{ version, previous, effectiveFrom, topics }`: the moment in RFC 3339, what changed by topic.
   */
  announced: (
    proposalId: string,
    data: {
      readonly version: number
      readonly previous: number
      readonly effectiveFrom: string
      readonly topics: readonly Topic[]
    },
  ): Fact => ({ type: 'policy.announced', subject: proposalId, data }),
  /** The version changes something for this person. `topics` names what, in both languages. */
  changeAnnounced: (
    personId: PersonId,
    data: { readonly version: number; readonly effectiveFrom: string; readonly topics: Words },
  ): Fact => ({ type: 'policy.change_announced', subject: personId, data }),
} as const
