import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { Password } from '../passwords/contract.ts'

/** What staff may do; see `staffRoles` in `platform/context.ts`. */
export const RoleName = Type.Union([
  Type.Literal('support'),
  Type.Literal('senior_support'),
  Type.Literal('verification'),
  Type.Literal('editor'),
  Type.Literal('publisher'),
  Type.Literal('incident_commander'),
  Type.Literal('support_lead'),
  Type.Literal('treasury'),
  Type.Literal('auditor'),
  Type.Literal('administrator'),
])

const Member = strict({
  personId: Type.String({ description: 'per_…' }),
  name: Type.String(),
  /** Null for who signed up by phone. */
  email: nullable(Type.String()),
  roles: Type.Array(
    strict({
      role: RoleName,
      grantedAt: Time,
      /** Null: the program itself, or the command line. */
      grantedBy: nullable(Type.String()),
    }),
  ),
  /** An authenticator is enrolled; without one the roles do not count. */
  isReady: Type.Boolean(),
  /** The reader: nobody changes their own roles. */
  isYou: Type.Boolean(),
})

export const Team = strict({ items: Type.Array(Member) })

const Email = Type.String({ minLength: 3, maxLength: 254 })
const SetUpToken = Type.String({ minLength: 1, maxLength: 100 })

export const staffContract = declareContracts({
  'GET /v1/staff/team': { summary: 'Who is staff, with which roles', reply: { 200: Team } },
  'POST /v1/staff/team/roles': {
    summary: 'Give a role to the person with this e-mail address; works at once',
    body: strict({ email: Email, role: RoleName }),
    reply: { 200: Team },
  },
  'DELETE /v1/staff/team/{personId}/roles/{role}': {
    summary: 'Take a role away; works at once, also in open sessions',
    params: strict({ personId: Type.String({ maxLength: 40 }), role: RoleName }),
    reply: { 200: Team },
  },
  'POST /v1/set-up/look-up': {
    summary: 'Whether a set-up token is still good',
    body: strict({ token: SetUpToken }),
    reply: { 200: strict({ isGood: Type.Boolean() }) },
  },
  'POST /v1/set-up': {
    summary: 'Sign up as the first administrator, by the token that the start printed',
    body: strict({
      token: SetUpToken,
      name: Type.String({ minLength: 1, maxLength: 200 }),
      email: Email,
      password: Password,
      country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' }),
      language: Type.Union([Type.Literal('en'), Type.Literal('zh-CN')]),
    }),
    reply: { 201: strict({ personId: Type.String() }) },
  },
})
