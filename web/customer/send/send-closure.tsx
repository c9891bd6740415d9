import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import styles from '../../shared/closure-notice.module.css'
import { ClosureNotice } from '../../shared/closure-notice.tsx'
import { type Closures, useClosures } from '../../shared/use-closures.ts'
import { Chip } from '../../ui/chip.tsx'

/** What keeps a transfer in this currency from being sent, now or soon. */
export const useSendClosures = (currency: Currency): Closures => {
  const { country } = usePerson()
  return useClosures({ operation: 'transfer', method: 'okpay', currency, country })
}

type Props = {
  readonly closures: Closures
  readonly onChoose?: (currency: Currency) => void
}

const OtherCurrencies = ({ closures, onChoose }: Required<Props>) => {
  const { t } = useTranslation('availability')
  const wallets = useQuery(query('GET /v1/wallets'))
  const shut = closures.closed?.currencies ?? []
  const filled = (wallets.data?.items ?? []).filter(({ available }) =>
    /[1-9]/.test(available.amount),
  )
  const others = shut.length === 0 ? [] : filled.filter(({ currency }) => !shut.includes(currency))
  if (others.length === 0) return null
  return (
    <>
      <p className={styles.note}>{t('other-currencies')}</p>
      <div className={styles.works}>
        {others.map(({ currency }) => (
          <Chip key={currency} on={false} onToggle={() => onChoose(currency)}>
            {currency}
          </Chip>
        ))}
      </div>
    </>
  )
}

/** Maintenance before and while it lasts; currencies that work are one press away. */
export const SendClosure = ({ closures, onChoose }: Props) => (
  <ClosureNotice closures={closures}>
    {onChoose && (
      <Suspense fallback={null}>
        <OtherCurrencies closures={closures} onChoose={onChoose} />
      </Suspense>
    )}
  </ClosureNotice>
)
