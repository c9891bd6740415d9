import {
  IconArrowsExchange,
  IconCalendarClock,
  IconClockHour4,
  IconCoins,
  IconGauge,
  IconHourglass,
  IconLink,
  IconShieldCheck,
  IconWorld,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Disc, Row } from '../../ui/card.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import styles from './policies.module.css'
import { PolicyFrame } from './policy-frame.tsx'

const icons = {
  limits: IconGauge,
  fees: IconCoins,
  times: IconClockHour4,
  methods: IconArrowsExchange,
  hours: IconCalendarClock,
  'cool-downs': IconHourglass,
  confirmations: IconLink,
  countries: IconWorld,
  checks: IconShieldCheck,
}

/** Every topic of the policy, since when it holds, and what is announced. */
export const Policies = () => {
  const { t } = useTranslation('policies')
  const words = useWords()
  const found = useQuery({ ...query('GET /v1/policies'), staleTime: 60_000 })
  const { data } = found
  return (
    <PolicyFrame title={t('title')} lead={t('lead')}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {data?.upcoming.map(({ version, effectiveFrom }) => (
        <Card key={version} tone="accent">
          <h2>{t('to-come')}</h2>
          <p>{t('to-come-note', { version, date: words.date(effectiveFrom) })}</p>
        </Card>
      ))}
      <Card rows>
        {found.isPending && <RowBones rows={9} />}
        {data?.topics.map(({ topic, title, changedIn }) => {
          const Icon = icons[topic]
          return (
            <AppLink key={topic} className={styles.link ?? ''} to={paths.policy(topic)}>
              <Row
                lead={
                  <Disc tone="accent">
                    <Icon size={20} stroke={1.8} />
                  </Disc>
                }
                title={title[words.language]}
                note={t('topic-changed', { date: words.date(changedIn.effectiveFrom) })}
              />
            </AppLink>
          )
        })}
      </Card>
      {data && (
        <p className={styles.quiet}>
          {words.sentences(
            `${t('in-force', { version: data.version, date: words.date(data.effectiveFrom) })}${words.language === 'en' ? '.' : '。'}`,
            t('notice', { days: data.noticeDays }),
          )}
        </p>
      )}
    </PolicyFrame>
  )
}
