import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { absoluteHours } from '../authenticate.ts'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { orProblem } from '../or-problem.ts'
import { grantRole, requireColleague, requireMember, revokeRole } from './change-role.ts'
import { staffContract } from './contract.ts'
import { roleNames } from './role-names.ts'
import { requireSetUpToken, setUpAdministrator } from './set-up-administrator.ts'
import { showTeam } from './show-team.ts'

const administrator = { permission: ['administrator'], transaction: 'write' } as const

const teamEndpoints: readonly Endpoint[] = [
  endpoint(staffContract, 'GET /v1/staff/team', {
    permission: ['administrator'],
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showTeam(ctx) }),
  }),
  endpoint(staffContract, 'POST /v1/staff/team/roles', {
    ...administrator,
    problems: codes('staff_person_unknown', 'own_roles'),
    ratePerMinute: 30,
    stepUp: {
      shows: (ctx, { body: { email, role } }) =>
        orProblem(
          requireColleague(ctx, email).then(({ name }) => ({
            en: `Give ${name} (${email}) the role ${roleNames[role].en}`,
            'zh-CN': `授予 ${name}（${email}）“${roleNames[role]['zh-CN']}”角色`,
          })),
        ),
    },
    handle: async (ctx, { body }) => {
      await grantRole(ctx, body.email, body.role)
      return { status: 200, body: await showTeam(ctx) }
    },
  }),
  endpoint(staffContract, 'DELETE /v1/staff/team/{personId}/roles/{role}', {
    ...administrator,
    problems: ['platform.not_found', ...codes('own_roles', 'last_administrator')],
    ratePerMinute: 30,
    stepUp: {
      shows: (ctx, { params: { personId, role } }) =>
        orProblem(
          requireMember(ctx, personId).then(({ name }) => ({
            en: `Take the role ${roleNames[role].en} from ${name}`,
            'zh-CN': `收回 ${name} 的“${roleNames[role]['zh-CN']}”角色`,
          })),
        ),
    },
    handle: async (ctx, { params }) => {
      await revokeRole(ctx, params.personId, params.role)
      return { status: 200, body: await showTeam(ctx) }
    },
  }),
]

/** No endpoint anywhere lets staff see or set a password: people do so themselves. */
export const staffEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  ...teamEndpoints,
  endpoint(staffContract, 'POST /v1/set-up/look-up', {
    permission: 'anyone',
    transaction: 'read',
    problems: codes('set_up_token_void'),
    ratePerMinute: 30,
    handle: async (ctx, { body }) => {
      await requireSetUpToken(ctx, body.token)
      return { status: 200, body: { isGood: true } }
    },
  }),
  endpointWithoutTransaction(staffContract, 'POST /v1/set-up', {
    permission: 'anyone',
    problems: [
      ...codes('set_up_token_void', 'email_invalid', 'name_invalid', 'name_reserved'),
      ...codes('password_unacceptable', 'busy', 'country_unsupported', 'set_up_email_taken'),
    ],
    ratePerMinute: 30,
    handle: async (ctx, { body }) => {
      const { personId, token } = await setUpAdministrator(ctx, kit, body)
      const sessionCookie = { token, maxAgeSeconds: absoluteHours * 3600 }
      return { status: 201, body: { personId }, sessionCookie }
    },
  }),
]
