import { type Context, signedIn } from '#platform/context'
import { type Endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { absoluteHours } from '../authenticate.ts'
import { codes } from '../codes.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { changePassword } from './change-password.ts'
import { passwordContract } from './contract.ts'
import { loadPasswordOwner } from './password-owner.ts'
import { leastLengthFor, type PasswordOwner } from './password-rules.ts'

/** Room for two passwords of the greatest length in any script; more is not even read. */
export const passwordBodyLimitBytes = 16 * 1024

const reportOn = async ({ passwords }: IdentityKit, password: string, owner: PasswordOwner) => ({
  status: 200 as const,
  body: {
    ...(await passwords.judge(password, owner)),
    minimumLength: leastLengthFor(owner),
  },
})

const ownerHere = (ctx: Context, kit: IdentityKit): Promise<PasswordOwner> =>
  inOwnTransaction(kit, ctx, (tx) => loadPasswordOwner(tx, signedIn(ctx)))

export const passwordEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpointWithoutTransaction(passwordContract, 'POST /v1/password-checks', {
    permission: 'anyone',
    problems: codes('busy'),
    ratePerMinute: 240,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: (_ctx, { body: { password, ...owner } }) => reportOn(kit, password, owner),
  }),
  endpointWithoutTransaction(passwordContract, 'POST /v1/me/password-checks', {
    permission: 'signed_in',
    problems: codes('busy'),
    ratePerMinute: 240,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => reportOn(kit, body.password, await ownerHere(ctx, kit)),
  }),
  endpointWithoutTransaction(passwordContract, 'POST /v1/me/password', {
    permission: 'signed_in',
    problems: [
      ...codes('password_same', 'password_unacceptable', 'password_tries_paused'),
      ...codes('current_password_wrong', 'busy'),
    ],
    ratePerMinute: 30,
    bodyLimitBytes: passwordBodyLimitBytes,
    handle: async (ctx, { body }) => {
      const { token, lastUsedAt, device } = await changePassword(ctx, kit, body)
      return {
        status: 200,
        body: { changedAt: lastUsedAt.toISOString() },
        sessionCookie: { token, maxAgeSeconds: absoluteHours * 3600 },
        deviceToken: device.token,
      }
    },
  }),
]
