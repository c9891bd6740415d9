import type { Context } from '#platform/context'
import type { PolicyDocument } from '../document/policy-document.ts'
import { checkPolicy } from '../faults/check-policy.ts'
import { policyProblems } from '../problems.ts'

/** Pointers name the rows of the request's document. @throws policy.document_invalid */
export const requireDocument = ({ language }: Context, value: unknown): PolicyDocument => {
  const faults = checkPolicy(value)
  if (faults.length > 0) {
    throw policyProblems.document_invalid(
      { count: faults.length },
      {
        errors: faults.map(({ pointer, code, words }) => ({
          pointer: `/document${pointer}`,
          code: `policy.${code}`,
          detail: words[language],
        })),
      },
    )
  }
  return value as PolicyDocument
}
