export type { CountryPolicy, Policy } from './policy.ts'
export { forgetPolicy, policyInForce } from './policy-in-force.ts'
