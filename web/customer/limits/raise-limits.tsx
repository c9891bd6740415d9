import { useTranslation } from 'react-i18next'
import type { LimitItem, LimitsReply } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Fact, Facts, SectionHead } from '../../ui/card.tsx'
import styles from './limits.module.css'

type Higher = LimitItem['higher'][number]

const HigherTier = ({ tier, operation }: { tier: Higher; operation: LimitItem['operation'] }) => {
  const { t } = useTranslation('limits')
  const words = useWords()
  const { perTransaction, perDay, perMonth } = tier
  const value = (amount: Higher['perDay']) => (amount ? words.amount(amount) : t('unlimited-short'))
  return (
    <Facts>
      <Fact label={t(`one-${operation}`)}>{value(perTransaction)}</Fact>
      {operation !== 'deposit' && <Fact label={t('each-day')}>{value(perDay)}</Fact>}
      <Fact label={t('each-month')}>{value(perMonth)}</Fact>
    </Facts>
  )
}

/** What each higher tier requires and allows, and whom to write to. */
export const RaiseLimits = ({
  limits,
  items,
}: {
  limits: LimitsReply
  items: readonly LimitItem[]
}) => {
  const { t } = useTranslation('limits')
  const tiers = items[0]?.higher ?? []
  return (
    <>
      <SectionHead title={t('raise')} />
      {tiers.length === 0 && (
        <Card tone="success">
          <p>{t('raise-highest')}</p>
        </Card>
      )}
      {tiers.map(({ tier, title, requires }) => (
        <Card key={tier}>
          <div className={styles.tier}>{title}</div>
          <p className={styles.quiet}>{requires}</p>
          {items.map((item) => {
            const higher = item.higher.find((one) => one.tier === tier)
            if (!higher) return null
            return (
              <div key={item.operation}>
                <div className={styles.what}>{t(item.operation)}</div>
                <HigherTier tier={higher} operation={item.operation} />
              </div>
            )
          })}
        </Card>
      ))}
      {tiers.length > 0 && (
        <Card tone="accent">
          <p>{t('raise-how')}</p>
          <div className={styles.action}>
            <ButtonLink to={paths.verification()} wide>
              {t('raise-verify')}
            </ButtonLink>
            <ButtonLink to={paths.official()} look="secondary" wide>
              {t('raise-contact')}
            </ButtonLink>
          </div>
        </Card>
      )}
      <p className={styles.policy}>
        <AppLink to={limits.policyPage}>{t('policy', { version: limits.policyVersion })}</AppLink>
      </p>
    </>
  )
}
