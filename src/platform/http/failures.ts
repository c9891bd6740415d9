import pg from 'pg'
import { CommitUnknown } from '../database/transaction.ts'
import { Problem } from '../problems.ts'
import { platformProblems } from './problems.ts'

const goneCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'],
  ...['57P01', '57P02', '57P03', '57P05', '57014', '25P03'],
])
const goneWords =
  /timeout exceeded when trying to connect|Connection terminated|connection error|timeout expired/i

/** Whether the database could not be reached, or gave up for lack of means. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (goneCodes.has(code)) return true
  if (error instanceof pg.DatabaseError) return /^(08|53|58)/.test(code)
  return goneWords.test(error.message) || (error as AggregateError).errors?.some(isUnavailable)
}

const lastHope = { retryAfterSeconds: 2 }

/** What the route accepts, for the words of a refusal. */
type Accepts = { readonly bodyLimitBytes: number; readonly mediaTypes: readonly string[] }

/** Fastify's own refusals, by their codes. */
const ofFastify = (
  error: Error & { code?: string; statusCode?: number },
  { bodyLimitBytes, mediaTypes }: Accepts,
): Problem | null => {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return platformProblems.body_too_large({ limit: bodyLimitBytes })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return platformProblems.content_type_unsupported({ accepted: mediaTypes.join(', ') })
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return platformProblems.body_malformed({}, { cause: error })
    default:
      return error.statusCode !== undefined && error.statusCode < 500
        ? platformProblems.request_malformed({}, { cause: error })
        : null
  }
}

/** Any throw as a problem; what nobody declared becomes `platform.unexpected`, cause kept. */
export const problemOf = (error: unknown, requestId: string, accepts: Accepts): Problem => {
  if (error instanceof Problem) return error
  if (error instanceof CommitUnknown) {
    return platformProblems.outcome_unknown({}, { ...lastHope, cause: error })
  }
  if (isUnavailable(error)) return platformProblems.unavailable({}, { ...lastHope, cause: error })
  const known = error instanceof Error ? ofFastify(error, accepts) : null
  return known ?? platformProblems.unexpected({ request: requestId }, { cause: error })
}
