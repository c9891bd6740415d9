import type { Language, Problem } from '../problems.ts'
import { wordsOf } from './format-words.ts'

/** A problem as it goes over the wire: RFC 9457 with `code`, `remedy`, `params` and more. */
export const problemJson = (
  problem: Problem,
  { language, requestId, publicUrl }: { language: Language; requestId: string; publicUrl: string },
) => {
  const { declaration, code, params, errors, retryAfterSeconds, members } = problem
  return {
    ...members,
    type: `${publicUrl}/problems/${code}`,
    status: declaration.status,
    ...wordsOf(problem, language),
    instance: `urn:okpay:request:${requestId}`,
    code,
    remedy: declaration.remedy,
    retry: declaration.retry,
    who_acts: declaration.whoActs,
    params,
    ...(retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds }),
    ...(errors.length ? { errors } : {}),
  }
}
