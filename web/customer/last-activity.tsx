import { IconReceipt } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { MovementRow } from '../shared/movement-row.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { RowBones, Waiting } from '../ui/skeleton.tsx'

type Props = { readonly activity: UseQueryResult<ReplyOf<'GET /v1/activity'>> }

/** The newest lines of the activity, or what will stand here. */
export const LastActivity = ({ activity }: Props) => {
  const { t } = useTranslation(['customer', 'common'])
  const items = activity.data?.items
  return (
    <>
      <SectionHead
        title={t('home.last')}
        end={items && items.length > 0 && <AppLink to={paths.activity()}>{t('home.all')}</AppLink>}
      />
      {activity.isError && !items ? (
        <ProblemNotice error={activity.error} onRetry={() => activity.refetch()} />
      ) : (
        <Card rows aria-label={t('home.last')}>
          {!items && (
            <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
              <RowBones rows={4} />
            </Waiting>
          )}
          {items?.map((movement) => (
            <MovementRow key={movement.id} movement={movement} />
          ))}
          {items?.length === 0 && (
            <EmptyState icon={<IconReceipt size={26} stroke={1.8} />} title={t('home.empty-title')}>
              {t('home.empty')}
            </EmptyState>
          )}
        </Card>
      )}
    </>
  )
}
