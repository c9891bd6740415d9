import { useTranslation } from 'react-i18next'
import { formatMinor, minorUnitsOf } from '#money'
import type { Currency, MoneyValue, Wallet } from '../api/calls.ts'
import { useWords } from '../shared/use-words.ts'
import { AmountText } from '../ui/amount-text.tsx'
import { Card } from '../ui/card.tsx'
import { Bone, Waiting } from '../ui/skeleton.tsx'
import styles from './balance-card.module.css'

type Props = {
  /** Undefined while they are on their way. */
  readonly wallets: readonly Wallet[] | undefined
  readonly currency: Currency
  readonly onChoose: (currency: Currency) => void
}

const nothingIn = (currency: Currency): MoneyValue => ({
  amount: formatMinor(0n, minorUnitsOf(currency)),
  currency,
})

const isAboveZero = ({ amount }: MoneyValue): boolean => /[1-9]/.test(amount)

/** The balance of one currency in large figures; the others stand in a strip that switches. */
export const BalanceCard = ({ wallets, currency, onChoose }: Props) => {
  const { t } = useTranslation(['customer', 'common'])
  const words = useWords()
  if (!wallets) {
    return (
      <Card aria-label={t('home.available')}>
        <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
          <div className={styles.bones}>
            <Bone width="72px" height="14px" />
            <Bone width="62%" height="34px" />
            <Bone width="80%" height="30px" />
          </div>
        </Waiting>
      </Card>
    )
  }
  const wallet = wallets.find((each) => each.currency === currency)
  const available = wallet?.available ?? nothingIn(currency)
  return (
    <Card aria-label={t('home.available')}>
      <p className={styles.label}>{t('home.available')}</p>
      <p className={styles.balance} aria-live="polite">
        <AmountText value={available} size="balance" />
      </p>
      {wallet && isAboveZero(wallet.held) && (
        <p className={styles.label}>{t('home.held', { amount: words.amount(wallet.held) })}</p>
      )}
      {wallet && isAboveZero(wallet.incoming) && (
        <p className={styles.label}>
          {t('home.incoming', { amount: words.amount(wallet.incoming) })}
        </p>
      )}
      {wallets.length > 1 && (
        <fieldset className={styles.strip} aria-label={t('home.currencies')}>
          {wallets.map((each) => (
            <button
              key={each.id}
              type="button"
              className={styles.pill}
              aria-pressed={each.currency === currency}
              onClick={() => onChoose(each.currency)}
            >
              <AmountText value={each.available} />
            </button>
          ))}
        </fieldset>
      )}
    </Card>
  )
}
