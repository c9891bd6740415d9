import { signedIn } from '#platform/context'
import type { StepUpChecks } from '#platform/http/step-up'
import { Problem } from '#platform/problems'
import { isLive } from './proof.ts'
import { loadProof } from './proof-store.ts'
import { startProof } from './start-proof.ts'
import { takeProof } from './take-proof.ts'

/** Fresh second factors for the pipeline: bound to the request, and to whoever is signed in. */
export const stepUpChecks: StepUpChecks = {
  start: (ctx, boundTo, shown) =>
    startProof(ctx, { personId: signedIn(ctx), purpose: 'step_up', boundTo, shown }),
  verify: async (ctx, token, boundTo, keep) => {
    const proof = await loadProof(ctx, token)
    const isMeant =
      proof?.purpose === 'step_up' &&
      proof.personId === signedIn(ctx) &&
      proof.provedBy !== null &&
      isLive(proof, ctx.clock.now()) &&
      proof.boundTo?.equals(boundTo) === true
    if (!isMeant) return false
    if (keep) return true
    try {
      await takeProof(ctx, token, 'step_up', boundTo)
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  },
}
