import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MoneyLocator } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { AmountText } from '../ui/amount-text.tsx'
import { Card, SectionHead, Tag } from '../ui/card.tsx'
import { Bone, Waiting } from '../ui/skeleton.tsx'
import styles from './money-locator.module.css'

type InCurrency = MoneyLocator['items'][number]
type Place = InCurrency['places'][number]

const PlaceRow = ({ place }: { place: Place }) => {
  const { t } = useTranslation('preflight')
  const { unfinished } = place
  return (
    <tr>
      <th scope="row">
        {place.title}
        <span className={styles.side}>{t(`locator.${place.side}`)}</span>
      </th>
      <td>
        <AmountText value={place.balance} />
      </td>
      <td>
        {unfinished.count > 0 && (
          <>
            <AmountText value={unfinished.sum} />
            <span className={styles.side}>{t('locator.things', { count: unfinished.count })}</span>
          </>
        )}
      </td>
      <td>
        {unfinished.difference ? (
          <AmountText value={unfinished.difference} muted />
        ) : (
          <span className={styles.quiet}>{t('locator.nothing-to-agree')}</span>
        )}
      </td>
    </tr>
  )
}

const isZero = (amount: string): boolean => !/[1-9]/.test(amount)

const agrees = ({ difference, places }: InCurrency): boolean =>
  isZero(difference.amount) &&
  places.every(({ unfinished }) => !unfinished.difference || isZero(unfinished.difference.amount))

const CurrencyTable = ({ of }: { of: InCurrency }) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  const ok = agrees(of)
  return (
    <Card aria-label={words.currency(of.currency)}>
      <div className={styles.head}>
        <h3>{of.currency}</h3>
        <Tag tone={ok ? 'success' : 'danger'}>{of.words}</Tag>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: for keyboards */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('locator.place')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('locator.place')}</th>
              <th scope="col">{t('locator.balance')}</th>
              <th scope="col">{t('locator.behind')}</th>
              <th scope="col">{t('locator.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {of.places.map((place) => (
              <PlaceRow key={place.kind} place={place} />
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.sums}>
        {t('locator.inside')} <AmountText value={of.inside} /> · {t('locator.outside')}{' '}
        <AmountText value={of.outside} />
      </p>
    </Card>
  )
}

const Things = ({ locator }: { locator: MoneyLocator }) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  const { unfinished, unfinishedCount } = locator
  if (unfinishedCount === 0) {
    return (
      <Card>
        <strong>{t('locator.none')}</strong>
        <p className={styles.quiet}>{t('locator.none-note')}</p>
      </Card>
    )
  }
  return (
    <>
      <SectionHead title={t('locator.unfinished')} />
      {unfinishedCount > unfinished.length && (
        <p className={styles.quiet}>
          {t('locator.shown', { shown: unfinished.length, count: unfinishedCount })}
        </p>
      )}
      <Card rows>
        <ul className={styles.things}>
          {unfinished.map((thing) => (
            <li key={thing.id}>
              <div className={styles.head}>
                <Tag tone="warning">{t(`money.where-${thing.where}`)}</Tag>
                <AmountText value={thing.amount} />
              </div>
              <p>{thing.words}</p>
              <p className={styles.quiet}>
                {t('money.since', { at: words.moment(thing.since) })} · {thing.id}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** Where all money is, account by account; for treasury and auditors. */
export const MoneyLocatorScreen = () => {
  const { t } = useTranslation('preflight')
  const { t: common } = useTranslation()
  const words = useWords()
  const locator = useQuery(query('GET /v1/staff/money-locator'))
  const { data } = locator
  return (
    <Screen title={t('locator.title')}>
      <p className={styles.quiet}>{t('locator.lead')}</p>
      <ProblemNotice error={locator.error} onRetry={() => locator.refetch()} />
      {locator.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card>
            <Bone height="180px" />
          </Card>
        </Waiting>
      )}
      {data && (
        <>
          <p className={styles.verdict}>
            <Tag tone={data.ok ? 'success' : 'danger'}>
              {t(data.ok ? 'locator.ok' : 'locator.not-ok')}
            </Tag>{' '}
            <span className={styles.quiet}>{t('locator.at', { at: words.moment(data.at) })}</span>
          </p>
          {data.items.map((of) => (
            <CurrencyTable key={of.currency} of={of} />
          ))}
          <Things locator={data} />
        </>
      )}
    </Screen>
  )
}
