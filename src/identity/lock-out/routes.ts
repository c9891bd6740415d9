import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { codes } from '../codes.ts'
import { completeUnlock } from './complete-unlock.ts'
import { lockOutContract } from './contract.ts'
import { lookUpUnlock } from './look-up-unlock.ts'
import { showSignInState } from './show-sign-in-state.ts'
import { startUnlock } from './start-unlock.ts'

const byLink = { permission: 'anyone', transaction: 'write', ratePerMinute: 30 } as const

export const lockOutEndpoints: readonly Endpoint[] = [
  endpoint(lockOutContract, 'GET /v1/me/sign-in-state', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showSignInState(ctx) }),
  }),
  endpoint(lockOutContract, 'POST /v1/unlocks/look-up', {
    ...byLink,
    problems: codes('unlock_link_used'),
    handle: async (ctx, { body }) => ({ status: 200, body: await lookUpUnlock(ctx, body.token) }),
  }),
  endpoint(lockOutContract, 'POST /v1/unlocks', {
    ...byLink,
    problems: codes('unlock_link_used'),
    handle: async (ctx, { body }) => ({ status: 200, body: await startUnlock(ctx, body.token) }),
  }),
  endpoint(lockOutContract, 'POST /v1/unlocks/complete', {
    ...byLink,
    problems: codes('unlock_link_used', 'proof_expired', 'proof_unanswered'),
    handle: async (ctx, { body }) => {
      await completeUnlock(ctx, body)
      return { status: 204 }
    },
  }),
]
