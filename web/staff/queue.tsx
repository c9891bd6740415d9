import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { splitAddress } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Chip, Chips } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './staff.module.css'

/** As much of an infinite query as a queue needs. */
type Found<Item> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly isSuccess: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly refetch: () => unknown
  readonly fetchNextPage: () => unknown
}

type Props<Item, State extends string> = {
  readonly label: string
  readonly states: readonly { readonly state: State; readonly words: string }[]
  readonly state: State
  /** The address of the same queue in another state. */
  readonly toState: (state: State) => string
  readonly found: Found<Item>
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly words: string }
  readonly more: string
  readonly children: (item: Item) => ReactNode
}

/** What staff work through: by state, page by page, with its loading, empty and failed faces. */
export const Queue = <Item, State extends string>(props: Props<Item, State>) => {
  const { label, states, state, toState, found, empty, more, children } = props
  const navigate = useNavigate()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Chips label={label}>
        {states.map((one) => (
          <Chip
            key={one.state}
            on={one.state === state}
            onToggle={() => navigate({ ...splitAddress(toState(one.state)), replace: true })}
          >
            {one.words}
          </Chip>
        ))}
      </Chips>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={5} />}
      {found.isSuccess && items.length === 0 && (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.words}
        </EmptyState>
      )}
      <div className={styles.entries}>{items.map(children)}</div>
      {found.hasNextPage && (
        <Button
          look="secondary"
          busy={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </>
  )
}
