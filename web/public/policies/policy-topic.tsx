import { IconChevronLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { AppLink, splitAddress } from '../../shared/app-link.tsx'
import { PolicyChanges } from '../../shared/policy-changes.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, SectionHead } from '../../ui/card.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { MethodMatrix } from './method-matrix.tsx'
import styles from './policies.module.css'
import { PolicyFrame } from './policy-frame.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { PolicyTable } from './policy-table.tsx'

/** What is announced, or that this is not what holds now. */
const Banners = ({ page }: { page: PolicyTopicPage }) => {
  const { t } = useTranslation('policies')
  const words = useWords()
  const { state, version, topic } = page
  if (state !== 'in_force') {
    return (
      <Card tone="warning">
        <p>{t(`state.${state}`, { version, date: words.date(page.effectiveFrom) })}</p>
        <AppLink className={styles.back ?? ''} to={paths.policy(topic)}>
          {t('state.to-current')}
        </AppLink>
      </Card>
    )
  }
  return page.upcoming.map((next) => (
    <Card key={next.version} tone="accent">
      <div className={styles.banner}>
        <h2>{t('upcoming.title', { date: words.date(next.effectiveFrom) })}</h2>
        <p>{t('upcoming.note', { version: next.version })}</p>
        <PolicyChanges rows={next.rows} />
      </div>
    </Card>
  ))
}

const Changed = ({ page: { changes, version } }: { page: PolicyTopicPage }) => {
  const { t } = useTranslation('policies')
  const note = () => {
    if (!changes) return t('changes.first')
    if (changes.rows.length === 0) return t('changes.none', { version })
    return t('changes.from', { version: changes.from })
  }
  return (
    <>
      <SectionHead title={t('changes.title')} />
      <Card>
        <div className={styles.banner}>
          <p className={styles.quiet}>{note()}</p>
          {changes && changes.rows.length > 0 && <PolicyChanges rows={changes.rows} />}
        </div>
      </Card>
    </>
  )
}

/** What one has to show for each column of limits. */
const Tiers = ({ tiers }: { tiers: NonNullable<PolicyTopicPage['tiers']> }) => {
  const { t } = useTranslation('policies')
  const { language } = useWords()
  return (
    <>
      <SectionHead title={t('tiers')} />
      <Card rows>
        <ul>
          {tiers.map(({ title, requires }) => (
            <li key={title[language]} className={styles.method}>
              <strong>{title[language]}</strong>
              <span className={styles.why}>{requires[language]}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** One topic of the policy: its rows, what changed, what will change, every version. */
export const PolicyTopic = () => {
  const { t } = useTranslation('policies')
  const words = useWords()
  const navigate = useNavigate()
  const { topic = '' } = useParams({ strict: false }) as { topic?: string }
  const { version, country = '' } = useSearch({ strict: false }) as {
    version?: string
    country?: string
  }
  const found = useQuery({
    ...query('GET /v1/policies/{topic}', {
      params: { topic },
      query: version === undefined ? {} : { version },
    }),
    staleTime: 60_000,
  })
  const overview = useQuery({ ...query('GET /v1/policies'), staleTime: 60_000 })
  const page = found.data
  return (
    <PolicyFrame
      title={page?.title[words.language] ?? t('title')}
      lead={
        page?.state === 'in_force'
          ? t('in-force', { version: page.version, date: words.date(page.effectiveFrom) })
          : undefined
      }
      back={
        <AppLink className={styles.back ?? ''} to={paths.policies()}>
          <IconChevronLeft size={18} aria-hidden />
          {t('all')}
        </AppLink>
      }
      aside={page && <PolicyHistory page={page} current={overview.data?.version} />}
    >
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={8} />}
      {page && <Banners page={page} />}
      {page?.topic === 'methods' ? (
        <MethodMatrix
          version={version}
          country={country}
          onCountry={(next) =>
            navigate({
              ...splitAddress(
                paths.policy('methods', { country: next, ...(version && { version }) }),
              ),
              replace: true,
            })
          }
        />
      ) : (
        page && <PolicyTable key={page.topic} table={page.table} />
      )}
      {page?.tiers && <Tiers tiers={page.tiers} />}
      {page && <Changed page={page} />}
    </PolicyFrame>
  )
}
