import { signedIn } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { Words } from '#platform/problems'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { changeSignInWays, removeAuthenticator, renewRecoveryCodes } from './change-ways.ts'
import { factorContract } from './contract.ts'
import { addPasskey, beginPasskey } from './enrol-passkey.ts'
import { beginTotp, confirmTotpEnrolment } from './enrol-totp.ts'
import { sayChoice, sayRemoval } from './say-change.ts'
import { findOwnFactor, showSecurity } from './show-security.ts'

const write = { permission: 'signed_in', transaction: 'write', ratePerMinute: 30 } as const
const confirms = (words: Words) => ({ shows: async () => words })

/** Whoever only holds an open session cannot touch factors: each change asks for a fresh one. */
export const factorEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(factorContract, 'GET /v1/me/security', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showSecurity(ctx, signedIn(ctx)) }),
  }),
  endpoint(factorContract, 'POST /v1/me/totp', {
    ...write,
    problems: [],
    stepUp: confirms({ en: 'Set up an authenticator app', 'zh-CN': '设置验证器应用' }),
    handle: async (ctx) => ({ status: 201, body: await beginTotp(ctx) }),
  }),
  endpoint(factorContract, 'POST /v1/me/totp/confirm', {
    ...write,
    problems: codes('enrolment_expired', 'enrolment_wrong'),
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await confirmTotpEnrolment(ctx, body),
    }),
  }),
  endpoint(factorContract, 'POST /v1/me/passkeys/options', {
    ...write,
    problems: [],
    stepUp: confirms({ en: 'Add a passkey', 'zh-CN': '添加通行密钥' }),
    handle: async (ctx) => ({ status: 200, body: await beginPasskey(ctx, kit) }),
  }),
  endpoint(factorContract, 'POST /v1/me/passkeys', {
    ...write,
    problems: codes('enrolment_expired', 'passkey_refused'),
    handle: async (ctx, { body }) => ({ status: 200, body: await addPasskey(ctx, kit, body) }),
  }),
  endpoint(factorContract, 'DELETE /v1/me/factors/{id}', {
    ...write,
    problems: ['platform.not_found', ...codes('last_way')],
    stepUp: {
      shows: async (ctx, { params }) => sayRemoval(await findOwnFactor(ctx, params.id)),
    },
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await removeAuthenticator(ctx, params.id),
    }),
  }),
  endpoint(factorContract, 'POST /v1/me/recovery-codes', {
    ...write,
    problems: [],
    stepUp: confirms({
      en: 'Make new recovery codes; the old ones end',
      'zh-CN': '生成新的恢复码，旧恢复码作废',
    }),
    handle: async (ctx) => ({ status: 200, body: await renewRecoveryCodes(ctx) }),
  }),
  endpoint(factorContract, 'PATCH /v1/me/sign-in-ways', {
    ...write,
    problems: codes('last_way'),
    stepUp: { shows: async (_ctx, { body }) => sayChoice(body) },
    handle: async (ctx, { body }) => ({ status: 200, body: await changeSignInWays(ctx, body) }),
  }),
]
