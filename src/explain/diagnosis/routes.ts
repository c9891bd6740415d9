import { signedIn } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { diagnosisContract } from './contract.ts'
import { diagnoseForStaff } from './diagnose-for-staff.ts'
import { diagnosePerson } from './diagnose-person.ts'
import './reasons.ts'

export const diagnosisRoutes = (_: ExplainDependencies): readonly Endpoint[] => [
  endpoint(diagnosisContract, 'POST /v1/diagnosis', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await diagnosePerson(ctx, signedIn(ctx), body),
    }),
  }),
  endpoint(diagnosisContract, 'GET /v1/staff/people/{accountNumber}/diagnosis', {
    permission: ['support', 'senior_support', 'support_lead'],
    transaction: 'write',
    problems: ['diagnosis.account_unknown'],
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await diagnoseForStaff(ctx, params.accountNumber),
    }),
  }),
]
