import { signedIn } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { diagnosisContract } from './contract.ts'
import { diagnoseForStaff } from './diagnose-for-staff.ts'
import { diagnosePerson } from './diagnose-person.ts'
import './reasons.ts'

export const diagnosisRoutes = ({ pool }: ExplainDependencies): readonly Endpoint[] => [
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
  // A transaction of its own: the account is only read, that it was read is written down.
  endpointWithoutTransaction(diagnosisContract, 'GET /v1/staff/people/{accountNumber}/diagnosis', {
    permission: ['support', 'senior_support', 'support_lead'],
    problems: ['diagnosis.account_unknown'],
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await inTransaction(pool, {}, (tx) =>
        diagnoseForStaff({ ...ctx, tx }, params.accountNumber),
      ),
    }),
  }),
]
