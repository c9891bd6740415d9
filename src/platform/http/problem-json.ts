import type { Language, Problem } from '../problems.ts'
import { wordsOf } from './format-words.ts'

type Saying = {
  readonly language: Language
  /** Of the reader; default: UTC. */
  readonly timeZone?: string
  readonly requestId: string
  readonly publicUrl: string
  /** Id of the refusal that is kept (`ref_…`); null: it is not. */
  readonly explanation?: string | null
}

/** A problem as it goes over the wire: RFC 9457 with `code`, `remedy`, `params` and more. */
export const problemJson = (
  problem: Problem,
  { language, timeZone, requestId, publicUrl, explanation }: Saying,
) => {
  const { declaration, code, params, errors, retryAfterSeconds, members } = problem
  return {
    ...members,
    type: `${publicUrl}/problems/${code}`,
    status: declaration.status,
    ...wordsOf(problem, language, timeZone),
    instance: `urn:okpay:request:${requestId}`,
    code,
    remedy: declaration.remedy,
    retry: declaration.retry,
    who_acts: declaration.whoActs,
    params,
    ...(retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds }),
    ...(explanation ? { explanation } : {}),
    ...(errors.length ? { errors } : {}),
  }
}
