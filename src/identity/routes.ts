import { signedIn } from '#platform/context'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { policyInForce } from '#policy'
import { changeProfile } from './change-profile.ts'
import { codes } from './codes.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { contactEndpoints } from './contacts/routes.ts'
import { identityContract } from './contract.ts'
import { factorEndpoints } from './factors/routes.ts'
import { freezeEndpoints } from './freeze/routes.ts'
import type { IdentityKit } from './identity-kit.ts'
import { lockOutEndpoints } from './lock-out/routes.ts'
import { lostFactorEndpoints } from './lost-factor/routes.ts'
import { recordingFloods } from './message-caps.ts'
import { leastLength } from './passwords/password-rules.ts'
import { passwordBodyLimitBytes, passwordEndpoints } from './passwords/routes.ts'
import { phraseEndpoints } from './phrase/routes.ts'
import { loadProfile } from './profile-store.ts'
import { proofEndpoints } from './proofs/routes.ts'
import { recoveryEndpoints } from './recovery/routes.ts'
import { resendCode } from './resend-code.ts'
import { personAnswer, sessionAnswer, signedInReply } from './session-answer.ts'
import { loadSession } from './session-store.ts'
import { sessionEndpoints } from './sessions/routes.ts'
import { signIn } from './sign-in.ts'
import { offerPasskeySignIn, signInByPasskey } from './sign-in-by-passkey.ts'
import { signOut } from './sign-out.ts'
import { signUp } from './sign-up.ts'
import { staffEndpoints } from './staff/routes.ts'

const publicEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(identityContract, 'GET /v1/sign-up-options', {
    permission: 'anyone',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => {
      const { termsVersion, countries } = await policyInForce(ctx)
      return {
        status: 200,
        body: {
          termsVersion,
          minimumPasswordLength: leastLength.alone,
          countries: countries.map(({ code, currencies }) => ({
            code,
            currencies: [...currencies],
          })),
        },
      }
    },
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/sign-ups', {
    permission: 'anyone',
    problems: [
      ...codes('contact_needed', 'email_invalid', 'phone_invalid', 'name_invalid'),
      ...codes('name_reserved', 'business_name_unexpected', 'country_unsupported'),
      ...codes('terms_outdated', 'messages_too_often', 'texts_paused', 'password_unacceptable'),
      ...codes('busy'),
    ],
    ratePerMinute: 30,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await recordingFloods(ctx, kit, () => signUp(ctx, kit, body)),
    }),
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/sign-ups/resend', {
    permission: 'anyone',
    problems: [
      ...codes('contact_needed', 'email_invalid', 'phone_invalid', 'messages_too_often'),
      ...codes('texts_paused'),
    ],
    ratePerMinute: 30,
    handle: async (ctx, { body }) => ({
      status: 202,
      body: await recordingFloods(ctx, kit, () => resendCode(ctx, kit, body)),
    }),
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/sign-ups/confirm', {
    permission: 'anyone',
    problems: [
      ...codes('email_invalid', 'phone_invalid', 'proof_missing', 'code_wrong', 'code_spent'),
      ...codes('code_expired', 'link_used', 'sign_up_contested', 'country_unsupported', 'busy'),
    ],
    ratePerMinute: 60,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => signedInReply(await confirmSignUp(ctx, kit, body)),
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/sessions', {
    permission: 'anyone',
    problems: [
      ...codes('bad_credentials', 'contact_unverified', 'account_closed', 'busy'),
      ...codes('password_must_change'),
    ],
    bodyLimitBytes: passwordBodyLimitBytes,
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({ status: 200, body: await signIn(ctx, kit, body) }),
  }),
  endpoint(identityContract, 'POST /v1/sessions/complete', {
    permission: 'anyone',
    transaction: 'write',
    problems: codes('proof_expired', 'proof_unanswered', 'sign_in_paused'),
    ratePerMinute: 60,
    handle: async (ctx, { body }) => signedInReply(await completeSignIn(ctx, kit, body.proof)),
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/passkeys/sign-in-options', {
    permission: 'anyone',
    problems: [],
    ratePerMinute: 60,
    handle: async (ctx) => ({ status: 200, body: await offerPasskeySignIn(ctx, kit) }),
  }),
  endpointWithoutTransaction(identityContract, 'POST /v1/passkeys/sign-in', {
    permission: 'anyone',
    problems: codes('proof_expired', 'passkey_unknown', 'account_closed', 'sign_in_paused'),
    ratePerMinute: 60,
    handle: async (ctx, { body }) => signedInReply(await signInByPasskey(ctx, kit, body)),
  }),
]

const ownEndpoints: readonly Endpoint[] = [
  endpoint(identityContract, 'GET /v1/sessions/current', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => {
      const profile = await loadProfile(ctx, signedIn(ctx))
      const session = ctx.actor.kind === 'person' && (await loadSession(ctx, ctx.actor.sessionId))
      if (!session) throw new Error('A signed-in person must have a session')
      return { status: 200, body: await sessionAnswer(ctx, profile, session) }
    },
  }),
  endpoint(identityContract, 'DELETE /v1/sessions/current', {
    permission: 'signed_in',
    transaction: 'write',
    problems: [],
    handle: async (ctx) => {
      await signOut(ctx)
      return { status: 204, sessionCookie: 'clear' }
    },
  }),
  endpoint(identityContract, 'PATCH /v1/me', {
    permission: 'signed_in',
    transaction: 'write',
    problems: [
      ...codes('name_invalid', 'name_reserved', 'country_unsupported'),
      ...codes('currency_unsupported', 'time_zone_unknown'),
    ],
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await personAnswer(ctx, await changeProfile(ctx, body)),
    }),
  }),
]

export const identityEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  ...publicEndpoints(kit),
  ...ownEndpoints,
  ...proofEndpoints(kit),
  ...factorEndpoints(kit),
  ...passwordEndpoints(kit),
  ...phraseEndpoints,
  ...freezeEndpoints(kit),
  ...staffEndpoints(kit),
  ...recoveryEndpoints(kit),
  ...lostFactorEndpoints(kit),
  ...contactEndpoints(kit),
  ...lockOutEndpoints,
  ...sessionEndpoints,
]
