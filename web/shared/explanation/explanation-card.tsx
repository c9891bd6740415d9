import { IconWallet } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Explanation } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { Card, Fact, Facts, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AppLink, ButtonLink } from '../app-link.tsx'
import styles from './explanation-card.module.css'

type Props = {
  readonly explanation: Explanation
  /** Path of the screen of the thing itself, which shows its state: no action leads there. */
  readonly here?: string
}
type Part = { readonly explanation: Explanation }

const tones: Readonly<Record<Explanation['state'], ComponentProps<typeof Tag>['tone']>> = {
  done: 'success',
  under_way: 'warning',
  waiting: 'warning',
  refused: 'danger',
  failed: 'danger',
  returned: 'plain',
  restricted: 'warning',
}

/** Where the money is, as a sentence, since when, and when it moves next. */
const Money = ({ explanation: { money } }: Part) => {
  const { t } = useTranslation('explain')
  if (!money) return null
  return (
    <p className={styles.money}>
      <IconWallet size={20} stroke={1.8} role="img" aria-label={t('money')} />
      <span>{money.words}</span>
    </p>
  )
}

/** Whose turn it is and which dates are kept. */
const Turn = ({ explanation: { whoActs, by, retry, state, money } }: Part) => {
  const { t } = useTranslation('explain')
  const waits = whoActs === 'nobody' && state !== 'done' && state !== 'returned'
  const isLater = retry.at !== null && retry.at !== by && new Date(retry.at) > new Date()
  return (
    <Facts>
      <Fact label={t('turn')}>{waits ? t('waits') : t(`turns.${whoActs}`)}</Fact>
      {money?.movesNext && (
        <Fact label={t('moves-next')}>
          <DateText at={money.movesNext} form="brief" />
        </Fact>
      )}
      {by && (
        <Fact label={state === 'refused' ? t('retry-at') : t('by')}>
          <DateText at={by} form="brief" />
        </Fact>
      )}
      {isLater && retry.at && (
        <Fact label={t('retry-at')}>
          <DateText at={retry.at} form="brief" />
        </Fact>
      )}
    </Facts>
  )
}

/** To staff the customer's buttons are what the customer can be told to press. */
const Advice = ({ explanation: { actions } }: Part) => {
  const { t } = useTranslation('explain')
  const labels = actions.map(({ label }) => label).join(' · ')
  return labels && <p className={styles.note}>{t('customer-can', { actions: labels })}</p>
}

const Actions = ({ explanation: { actions }, here }: Props) => {
  const usable = actions.filter(({ href }) => href !== null && href !== here)
  if (usable.length === 0) return null
  return (
    <div className={styles.actions}>
      {usable.map(({ id, label, href }, index) => (
        <ButtonLink
          key={id}
          to={href ?? ''}
          // To write to us is always possible and never the way that is advised first.
          look={index === 0 && id !== 'contact' ? 'primary' : 'secondary'}
          size="small"
        >
          {label}
        </ButtonLink>
      ))}
    </div>
  )
}

const Evidence = ({ explanation: { evidence } }: Part) => {
  const { t } = useTranslation('explain')
  if (evidence.length === 0) return null
  return (
    <details className={styles.evidence}>
      <summary>{t('evidence')}</summary>
      <p>{t('evidence-note')}</p>
      <ul>
        {evidence.map(({ id, type, at }) => (
          <li key={id}>
            <code>{type}</code> <DateText at={at} form="exact" />
            <br />
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What happened, where the money is, what can be done, who acts by when, on what it rests. */
export const ExplanationCard = ({ explanation, here }: Props) => {
  const { t } = useTranslation('explain')
  const { title, detail, state, policyVersion, staffNote, reader } = explanation
  return (
    <Card>
      <div className={styles.card}>
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {!here && <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>}
        </div>
        <p className={styles.detail}>{detail}</p>
        <Money explanation={explanation} />
        {reader === 'staff' ? (
          <Advice explanation={explanation} />
        ) : (
          <Actions explanation={explanation} {...(here && { here })} />
        )}
        <Turn explanation={explanation} />
        {staffNote && <p className={styles.note}>{staffNote}</p>}
        {policyVersion !== null && (
          <p className={styles.note}>
            <AppLink to={paths.policies()}>{t('policy', { version: policyVersion })}</AppLink>
          </p>
        )}
        <Evidence explanation={explanation} />
      </div>
    </Card>
  )
}
