import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../api/calls.ts'
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
  const { currencies } = usePerson()
  const shut = closures.closed?.currencies ?? []
  const others = shut.length === 0 ? [] : currencies.filter((code) => !shut.includes(code))
  if (others.length === 0) return null
  return (
    <>
      <p className={styles.note}>{t('other-currencies')}</p>
      <div className={styles.works}>
        {others.map((code) => (
          <Chip key={code} on={false} onToggle={() => onChoose(code)}>
            {code}
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
