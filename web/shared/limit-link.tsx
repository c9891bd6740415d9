import { useTranslation } from 'react-i18next'
import type { ProblemBody } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from './app-link.tsx'

const limitCodes: readonly string[] = [
  'transfers.over_transfer_limit',
  'transfers.daily_count_reached',
  'transfers.monthly_count_reached',
  'transfers.daily_limit',
  'transfers.monthly_limit',
  'withdrawals.over_limit',
  'withdrawals.count_reached',
  'withdrawals.window_reached',
]

/** As much of a problem, or of a blocker, as tells. */
type Refused = Pick<ProblemBody, 'code' | 'params'>

const currencyOf = ({ params }: Refused): string | undefined => {
  const { currency, limit } = (params ?? {}) as {
    readonly currency?: string
    readonly limit?: { readonly currency?: string }
  }
  return currency ?? limit?.currency
}

/** Beside a refusal by a limit: the way to what is left and how to raise it. */
export const LimitLink = ({ problem }: { problem: Refused }) => {
  const { t } = useTranslation()
  if (!limitCodes.includes(problem.code)) return null
  const currency = currencyOf(problem)
  return (
    <ButtonLink to={paths.limits(currency ? { currency } : {})} size="small" look="secondary">
      {t('problem.limits')}
    </ButtonLink>
  )
}
