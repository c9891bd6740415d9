import type { Fact } from '#platform/events'

/** Facts that the policy publishes. */
export const policyEvents = {
  /**
   * A version was approved and can be read; the subject is its proposal.
   * `{ version, previous, effectiveFrom }`, the moment in RFC 3339.
   */
  announced: (
    proposalId: string,
    data: { readonly version: number; readonly previous: number; readonly effectiveFrom: string },
  ): Fact => ({ type: 'policy.announced', subject: proposalId, data }),
} as const
