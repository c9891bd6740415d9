import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { IconListSearch, IconReceipt } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, InputOf, Movement, MovementKind } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf, query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink, ButtonLink, splitAddress } from '../shared/app-link.tsx'
import { MovementRow } from '../shared/movement-row.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { Chip, Chips } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { byDay, capitalised, formatDay } from '../ui/format.ts'
import { useLanguage } from '../ui/language-context.ts'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import styles from './activity.module.css'

type Filters = {
  readonly q?: string | undefined
  readonly currency?: Currency | undefined
  readonly kind?: MovementKind | undefined
}

const kinds: readonly MovementKind[] = [
  'transfer_sent',
  'transfer_received',
  'bank_deposit',
  'withdrawal',
]
const pageSize = '25'

/** Without what is not set: the query has no such fields then. */
const given = (fields: Filters & { limit: string; cursor: string | undefined }) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as NonNullable<
    InputOf<'GET /v1/activity'>['query']
  >

const useActivity = (filters: Filters) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/activity'), 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/activity',
        { query: given({ ...filters, limit: pageSize, cursor: pageParam || undefined }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

const Days = ({ movements }: { movements: readonly Movement[] }) => {
  const language = useLanguage()
  const now = new Date()
  return byDay(movements).map(({ at, items }) => (
    <section key={at.toISOString()} className={styles.day}>
      <SectionHead title={capitalised(formatDay(language, at, now))} />
      <Card rows>
        {items.map((movement) => (
          <MovementRow key={`${movement.id}${movement.kind}`} movement={movement} at="time" />
        ))}
      </Card>
    </section>
  ))
}

const FilterChips = ({ filters, set }: { filters: Filters; set: (part: Filters) => void }) => {
  const { t } = useTranslation('money')
  const wallets = useQuery(query('GET /v1/wallets'))
  return (
    <Chips label={t('activity.filters')}>
      {kinds.map((kind) => (
        <Chip
          key={kind}
          on={filters.kind === kind}
          onToggle={(on) => set({ kind: on ? kind : undefined })}
        >
          {t(`activity.${kind}`)}
        </Chip>
      ))}
      {(wallets.data?.items ?? []).map(({ currency }) => (
        <Chip
          key={currency}
          on={filters.currency === currency}
          onToggle={(on) => set({ currency: on ? currency : undefined })}
        >
          {currency}
        </Chip>
      ))}
    </Chips>
  )
}

const Nothing = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => {
  const { t } = useTranslation('money')
  if (!filtered) {
    return (
      <EmptyState
        icon={<IconReceipt size={28} />}
        title={t('activity.empty-title')}
        action={<ButtonLink to={paths.addMoney()}>{t('activity.empty-action')}</ButtonLink>}
      >
        {t('activity.empty')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<IconListSearch size={28} />}
      title={t('activity.none-title')}
      action={
        <Button look="secondary" size="small" onClick={onClear}>
          {t('activity.clear')}
        </Button>
      }
    >
      {t('activity.none')}
    </EmptyState>
  )
}

/** Everything that happened, newest first, by day; searched and filtered in the address. */
export const Activity = () => {
  const { t } = useTranslation('money')
  const { t: common } = useTranslation()
  const { t: explain } = useTranslation('explain')
  const navigate = useNavigate()
  const filters = useSearch({ strict: false }) as Filters
  const [typed, setTyped] = useState(filters.q ?? '')
  const [settled] = useDebouncedValue(typed.trim(), 250)
  const box = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => box.current?.focus()]])
  const set = (part: Filters) =>
    navigate({ ...splitAddress(paths.activity({ ...filters, ...part })), replace: true })
  useEffect(() => {
    if (settled !== (filters.q ?? '')) set({ q: settled || undefined })
  })
  const activity = useActivity(filters)
  const movements = activity.data?.pages.flatMap(({ items }) => items) ?? []
  const filtered = Boolean(filters.q || filters.currency || filters.kind)
  return (
    <Screen title={t('activity.title')}>
      <Field
        ref={box}
        type="search"
        aria-label={t('activity.search')}
        placeholder={t('activity.search')}
        value={typed}
        maxLength={100}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <FilterChips filters={filters} set={set} />
      <p className={styles.refused}>
        <AppLink to={paths.refusedAttempts()}>{explain('refused.link')}</AppLink>
      </p>
      {activity.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={7} />
          </Card>
        </Waiting>
      )}
      <ProblemNotice error={activity.error} onRetry={() => activity.refetch()} />
      {activity.isSuccess && movements.length === 0 && (
        <Nothing
          filtered={filtered}
          onClear={() => {
            setTyped('')
            navigate({ ...splitAddress(paths.activity()), replace: true })
          }}
        />
      )}
      <Days movements={movements} />
      {activity.hasNextPage && (
        <Button
          look="secondary"
          busy={activity.isFetchingNextPage}
          onClick={() => activity.fetchNextPage()}
        >
          {t('activity.more')}
        </Button>
      )}
    </Screen>
  )
}
