import { IconLockOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Restrictions, useRestrictions } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Row, SectionHead } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { RestrictionCard } from './restriction-card.tsx'
import styles from './restrictions.module.css'

const Past = ({ past }: { past: Restrictions['past'] }) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  if (past.length === 0) return null
  return (
    <>
      <SectionHead title={t('past.title')} />
      <Card rows>
        <ul className={styles.past}>
          {past.map(({ id, title, since, liftedAt, answer }) => (
            <li key={id}>
              <Row
                title={title}
                note={t('past.lifted', { since: words.date(since), at: words.date(liftedAt) })}
              />
              {answer && <p className={styles.answer}>{t('past.answer', { words: answer })}</p>}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** Everything that is restricted on the account, with what lifts it; also that nothing is. */
export const RestrictionsScreen = () => {
  const { t } = useTranslation(['restrictions', 'common'])
  const { data, error, refetch } = useRestrictions()
  return (
    <Screen title={t('title')} backTo={paths.security()}>
      {data ? (
        <>
          {data.items.length > 0 ? (
            <>
              <p className={styles.lead}>{t('lead')}</p>
              <div className={styles.list}>
                {data.items.map((item) => (
                  <RestrictionCard key={item.id} item={item} />
                ))}
              </div>
            </>
          ) : (
            <EmptyState icon={<IconLockOpen size={28} />} title={t('empty')}>
              {t('empty-note')}
            </EmptyState>
          )}
          <Past past={data.past} />
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} />
      ) : (
        <Card rows>
          <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
            <RowBones rows={4} />
          </Waiting>
        </Card>
      )}
    </Screen>
  )
}
