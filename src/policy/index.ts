export { createPolicyModule } from './create-policy-module.ts'
export type { CountryPolicy, Policy } from './policy.ts'
export { forgetPolicy, knownPolicy, policyInForce } from './policy-in-force.ts'
