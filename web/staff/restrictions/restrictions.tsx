import { IconLockOpen } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffRestriction } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf, query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import styles from '../staff.module.css'
import { FindAccount } from './find-account.tsx'
import { PlaceRestriction } from './place-restriction.tsx'
import { type Choice, RestrictionDecision } from './restriction-decision.tsx'
import { RestrictionItem } from './restriction-item.tsx'

const usePages = (isOn: boolean, language: string) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/restrictions'), 'pages', language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/restrictions',
        { query: { limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: isOn,
  })

const key = 'GET /v1/staff/people/{accountNumber}/restrictions'

type ListProps = {
  readonly isOfAccount?: boolean
  readonly items: readonly StaffRestriction[]
  readonly onChoose: (choice: Choice) => void
  readonly empty: { readonly title: string; readonly words: string }
}

const List = ({ items, onChoose, empty, isOfAccount = false }: ListProps) =>
  items.length === 0 ? (
    <EmptyState icon={<IconLockOpen size={28} />} title={empty.title}>
      {empty.words}
    </EmptyState>
  ) : (
    <div className={styles.entries}>
      {items.map((item) => (
        <RestrictionItem key={item.id} item={item} onChoose={onChoose} isOfAccount={isOfAccount} />
      ))}
    </div>
  )

/** What is in force, the soonest date first. */
const Everything = ({ onChoose }: Pick<ListProps, 'onChoose'>) => {
  const { t, i18n } = useTranslation('restrictions')
  const found = usePages(true, i18n.language)
  return (
    <>
      <p className={styles.lead}>{t('staff.lead')}</p>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={5} />}
      {found.data && (
        <List
          items={found.data.pages.flatMap((page) => page.items)}
          onChoose={onChoose}
          empty={{ title: t('staff.empty'), words: t('staff.empty-note') }}
        />
      )}
      {found.hasNextPage && (
        <Button
          look="secondary"
          busy={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {t('staff.more')}
        </Button>
      )}
    </>
  )
}

/** All that one account ever had, and the way to restrict it. */
const OfAccount = ({ account, onChoose }: { account: string } & Pick<ListProps, 'onChoose'>) => {
  const { t } = useTranslation(['restrictions', 'common'])
  const { roles } = usePerson()
  const [placing, setPlacing] = useState(false)
  const found = useQuery(query(key, { params: { accountNumber: account } }))
  const mayPlace = roles.includes('senior_support') || roles.includes('verification')
  return (
    <>
      <p>
        <AppLink to={paths.staffRestrictions()}>{t('staff.all')}</AppLink>
      </p>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={3} />}
      {found.data && (
        <>
          <h2>
            {t('staff.of', { name: found.data.maskedName, account: found.data.accountNumber })}
          </h2>
          {mayPlace && (
            <div className={styles.actions}>
              <Button onClick={() => setPlacing(true)}>{t('staff.place')}</Button>
            </div>
          )}
          <List
            isOfAccount
            items={found.data.items}
            onChoose={onChoose}
            empty={{ title: t('staff.empty-person'), words: t('staff.empty-note') }}
          />
        </>
      )}
      <Sheet
        title={t('place.title')}
        open={placing}
        onClose={() => setPlacing(false)}
        closeLabel={t('common:close')}
      >
        {placing && <PlaceRestriction account={account} onDone={() => setPlacing(false)} />}
      </Sheet>
    </>
  )
}

/** Restrictions for those who place and lift them: everything in force, or one account. */
export const StaffRestrictions = () => {
  const { t } = useTranslation(['restrictions', 'common'])
  const { account } = useSearch({ strict: false }) as { account?: string }
  const [choice, setChoice] = useState<Choice | null>(null)
  return (
    <Screen title={t('staff.title')} aside={<FindAccount account={account ?? ''} />}>
      {account ? (
        <OfAccount account={account} onChoose={setChoice} />
      ) : (
        <Everything onChoose={setChoice} />
      )}
      <Sheet
        title={choice ? t(`decide.${choice.kind}-title`) : ''}
        open={choice !== null}
        onClose={() => setChoice(null)}
        closeLabel={t('common:close')}
      >
        {choice && <RestrictionDecision choice={choice} onDone={() => setChoice(null)} />}
      </Sheet>
    </Screen>
  )
}
