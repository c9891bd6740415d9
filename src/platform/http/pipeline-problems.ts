import type { Endpoint } from './endpoint.ts'
import { changesSomething } from './guards.ts'

const when = (applies: boolean, ...names: readonly string[]): string[] =>
  applies ? names.map((name) => `platform.${name}`) : []

/** What the pipeline itself may answer at this endpoint, in order of precedence. */
export const pipelineProblems = (endpoint: Endpoint): string[] => {
  const { key, contract, permission, stepUp, idempotency = 'none' } = endpoint
  const changes = changesSomething(key.slice(0, key.indexOf(' ')))
  const hasBody = contract.body !== undefined || contract.rawBody !== undefined
  return [
    ...when(changes, 'other_origin'),
    ...when(permission !== 'anyone', 'sign_in_required'),
    ...when(Array.isArray(permission), 'not_permitted', 'staff_factor_missing'),
    ...when(true, 'rate_limited'),
    ...when(hasBody, 'content_type_unsupported', 'body_too_large'),
    ...when(contract.body !== undefined, 'body_malformed'),
    ...when(contract.params !== undefined, 'not_found'),
    ...when(contract.body !== undefined || contract.query !== undefined, 'input_invalid'),
    ...when(idempotency !== 'none', 'key_missing', 'key_invalid', 'key_reused', 'key_closed'),
    ...when(idempotency !== 'none', 'key_in_progress'),
    ...when(stepUp !== undefined, 'step_up_needed'),
    ...when(true, 'overloaded', 'unavailable'),
    ...when(changes, 'outcome_unknown'),
    ...when(true, 'unexpected'),
  ]
}
