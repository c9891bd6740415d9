import type { Role } from '#platform/context'
import { restrictionReaders } from '#risk'
import type { Draft } from './explanation.ts'

const answering = ['support', 'senior_support', 'support_lead', 'treasury', 'auditor'] as const
const deciding = ['verification'] as const

/** Every role that reads some explanation of other people's things. */
export const explanationReaders = [...answering, ...deciding] as const

/**
 * Whether staff with these roles read this explanation: who answers people or looks after money
 * reads everything but what is silent; that is for those who decide about restrictions and for
 * auditors, who read their lists too. Reviewers read what they decide about, and nothing else.
 */
export const mayRead = (
  roles: readonly Role[],
  { kind, declaration }: Pick<Draft, 'kind' | 'declaration'>,
): boolean => {
  const has = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role))
  if (declaration.disclosure === 'silent') return has(restrictionReaders)
  const isDecided = kind === 'restriction' || kind === 'verification'
  return has(answering) || (isDecided && has(deciding))
}
