import { type Endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { recordingFloods } from '../message-caps.ts'
import { passwordBodyLimitBytes } from '../passwords/routes.ts'
import { checkResetPassword, completeReset } from './complete-reset.ts'
import { recoveryContract } from './contract.ts'
import { openReset } from './open-reset.ts'
import { openSignInHelp } from './open-sign-in-help.ts'
import { startReset } from './start-reset.ts'
import { startSignInHelp } from './start-sign-in-help.ts'

const open = { permission: 'anyone', ratePerMinute: 30 } as const

/** For people who cannot sign in; known and unknown contacts get the same answers. */
export const recoveryEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpointWithoutTransaction(recoveryContract, 'POST /v1/resets', {
    ...open,
    problems: codes('identifier_invalid', 'messages_too_often', 'texts_paused'),
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await recordingFloods(ctx, kit, () => startReset(ctx, kit, body)),
    }),
  }),
  endpointWithoutTransaction(recoveryContract, 'POST /v1/resets/open', {
    ...open,
    problems: [
      ...codes('proof_missing', 'identifier_invalid', 'code_wrong', 'code_spent', 'code_expired'),
      ...codes('reset_used', 'reset_expired'),
    ],
    handle: async (ctx, { body }) => ({ status: 200, body: await openReset(ctx, kit, body) }),
  }),
  endpointWithoutTransaction(recoveryContract, 'POST /v1/resets/password-checks', {
    ...open,
    problems: codes('reset_used', 'reset_expired', 'busy'),
    ratePerMinute: 240,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await checkResetPassword(ctx, kit, body),
    }),
  }),
  endpointWithoutTransaction(recoveryContract, 'POST /v1/resets/complete', {
    ...open,
    problems: [
      ...codes('reset_used', 'reset_expired', 'password_unacceptable', 'busy'),
      ...codes('proof_unanswered', 'proof_expired'),
    ],
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => ({ status: 200, body: await completeReset(ctx, kit, body) }),
  }),
  endpointWithoutTransaction(recoveryContract, 'POST /v1/sign-in-help', {
    ...open,
    problems: codes('identifier_invalid', 'messages_too_often', 'texts_paused'),
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await recordingFloods(ctx, kit, () => startSignInHelp(ctx, kit, body)),
    }),
  }),
  endpointWithoutTransaction(recoveryContract, 'POST /v1/sign-in-help/open', {
    ...open,
    problems: codes('identifier_invalid', 'code_wrong', 'code_spent', 'code_expired'),
    handle: async (ctx, { body }) => ({ status: 200, body: await openSignInHelp(ctx, kit, body) }),
  }),
]
