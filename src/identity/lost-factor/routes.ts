import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { cancelLostFactor } from './cancel-lost-factor.ts'
import { lostFactorContract } from './contract.ts'
import { finishLostFactor } from './finish-lost-factor.ts'
import { sendLostFactorCodes } from './send-lost-factor-codes.ts'
import { showLostFactor } from './show-lost-factor.ts'
import { startLostFactor } from './start-lost-factor.ts'

const open = { permission: 'anyone', ratePerMinute: 30 } as const

/** The token of the request, or of the link, is the authority. */
export const lostFactorEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpointWithoutTransaction(lostFactorContract, 'POST /v1/lost-factors', {
    ...open,
    problems: [
      ...codes('proof_expired', 'lost_factor_by_password_only', 'lost_factor_unneeded'),
      ...codes('messages_too_often'),
    ],
    handle: async (ctx, { body }) => ({ status: 201, body: await startLostFactor(ctx, kit, body) }),
  }),
  endpoint(lostFactorContract, 'POST /v1/lost-factors/look-up', {
    ...open,
    transaction: 'read',
    problems: codes('lost_factor_over'),
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await showLostFactor(ctx, body.request),
    }),
  }),
  endpoint(lostFactorContract, 'POST /v1/lost-factors/cancel', {
    ...open,
    transaction: 'write',
    problems: codes('proof_missing', 'link_spent'),
    handle: async (ctx, { body }) => {
      await cancelLostFactor(ctx, body)
      return { status: 204 }
    },
  }),
  endpoint(lostFactorContract, 'POST /v1/lost-factors/codes', {
    ...open,
    transaction: 'write',
    problems: codes('lost_factor_waiting', 'lost_factor_over', 'messages_too_often'),
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await sendLostFactorCodes(ctx, kit, body.request),
    }),
  }),
  endpointWithoutTransaction(lostFactorContract, 'POST /v1/lost-factors/finish', {
    ...open,
    problems: [
      ...codes('lost_factor_waiting', 'lost_factor_over', 'code_expired', 'code_wrong'),
      ...codes('code_spent'),
    ],
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await finishLostFactor(ctx, kit, body),
    }),
  }),
]
