import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { absoluteHours } from '../authenticate.ts'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { freezeContract } from './contract.ts'
import { freezeAccount, freezeByLink } from './freeze-account.ts'
import { beginLift, liftFreeze } from './lift-freeze.ts'

const own = { permission: 'signed_in', ratePerMinute: 30 } as const

/** Freezing asks for nothing but the wish; lifting asks for a factor and a new password. */
export const freezeEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(freezeContract, 'POST /v1/me/freeze', {
    ...own,
    transaction: 'write',
    problems: [],
    handle: async (ctx) => ({
      ...{ status: 200, body: await freezeAccount(ctx) },
      sessionCookie: 'clear',
    }),
  }),
  endpoint(freezeContract, 'POST /v1/not-me', {
    permission: 'anyone',
    transaction: 'write',
    problems: codes('not_me_link_spent'),
    ratePerMinute: 30,
    handle: async (ctx, { body }) => ({ status: 200, body: await freezeByLink(ctx, body.token) }),
  }),
  endpoint(freezeContract, 'POST /v1/unfreeze/start', {
    ...own,
    transaction: 'write',
    problems: codes('not_frozen', 'frozen_by_risk'),
    handle: async (ctx) => ({ status: 200, body: await beginLift(ctx) }),
  }),
  endpointWithoutTransaction(freezeContract, 'POST /v1/me/unfreeze', {
    ...own,
    problems: [
      ...codes('not_frozen', 'frozen_by_risk', 'proof_expired', 'proof_unanswered'),
      ...codes('unfreeze_password_same', 'password_unacceptable', 'busy'),
    ],
    handle: async (ctx, { body }) => {
      const { session, restrictions } = await liftFreeze(ctx, kit, body)
      return {
        ...{ status: 200, body: restrictions },
        sessionCookie: { token: session.token, maxAgeSeconds: absoluteHours * 3600 },
        deviceToken: session.device.token,
      }
    },
  }),
]
