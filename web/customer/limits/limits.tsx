import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { LimitItem, LimitsReply } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Bone, Waiting } from '../../ui/skeleton.tsx'
import { LimitCard } from './limit-card.tsx'
import styles from './limits.module.css'
import { RaiseLimits } from './raise-limits.tsx'

const Bones = () => {
  const { t: common } = useTranslation()
  return (
    <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
      {[0, 1].map((card) => (
        <Card key={card}>
          {[0, 1].map((bar) => (
            <div key={bar} className={styles.limit}>
              <Bone width="60%" />
              <Bone height="8px" />
              <Bone width="80%" height="0.8em" />
            </div>
          ))}
        </Card>
      ))}
    </Waiting>
  )
}

const Tier = ({ limits }: { limits: LimitsReply }) => {
  const { t } = useTranslation('limits')
  const { title, requires, timeZone, countedIn } = limits
  return (
    <Card>
      <p className={styles.quiet}>{t('your-tier')}</p>
      <div className={styles.tier}>{title}</div>
      <p className={styles.quiet}>{requires}</p>
      {timeZone !== countedIn && (
        <p className={styles.quiet}>{t('counted-in', { zone: countedIn, own: timeZone })}</p>
      )}
    </Card>
  )
}

const Sections = ({ limits, items }: { limits: LimitsReply; items: readonly LimitItem[] }) => {
  const { t } = useTranslation('limits')
  return items.map((item) => (
    <Fragment key={item.operation}>
      <SectionHead title={t(item.operation)} />
      <LimitCard item={item} timeZone={limits.timeZone} />
    </Fragment>
  ))
}

/** Every limit of mine: a bar for what is used, what is left, when it resets, how to raise it. */
export const LimitsScreen = () => {
  const { t } = useTranslation('limits')
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { currency?: string }
  const limits = useQuery(query('GET /v1/limits'))
  const all = limits.data?.items ?? []
  const currencies = [...new Set(all.map(({ currency }) => currency))]
  const currency = currencies.find((code) => code === search.currency) ?? currencies[0]
  const items = all.filter((item) => item.currency === currency)
  const choose = (code: string) =>
    navigate({ ...splitAddress(paths.limits({ currency: code })), replace: true })
  return (
    <Screen
      title={t('title')}
      backTo={paths.settings()}
      aside={limits.data && <RaiseLimits limits={limits.data} items={items} />}
    >
      <ProblemNotice error={limits.error} onRetry={() => limits.refetch()} />
      {limits.isPending && <Bones />}
      {limits.data && (
        <>
          <Chips label={t('currency')}>
            {currencies.map((code) => (
              <Chip key={code} on={code === currency} onToggle={() => choose(code)}>
                {code}
              </Chip>
            ))}
          </Chips>
          <Tier limits={limits.data} />
          <Sections limits={limits.data} items={items} />
        </>
      )}
    </Screen>
  )
}
