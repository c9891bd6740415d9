import { IconBuildingBank, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Disc, Row } from '../../ui/card.tsx'
import styles from '../money-line.module.css'

const looked = '10'
const isUnderWay = ({ state }: Withdrawal): boolean =>
  ['in_review', 'approved', 'submitted', 'sent'].includes(state)

const Line = ({ withdrawal }: { withdrawal: Withdrawal }) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { id, amount, state, reviewDue, arrivesBy } = withdrawal
  const note =
    state === 'in_review' && reviewDue
      ? t('under-way.note-review', { at: words.moment(reviewDue) })
      : t('under-way.note', { state: t(`state.${state}`), at: words.moment(arrivesBy) })
  return (
    <AppLink className={styles.line ?? ''} to={paths.withdrawal(id)}>
      <Row
        lead={
          <Disc tone="accent">
            <IconBuildingBank size={20} stroke={1.8} />
          </Disc>
        }
        title={t('under-way.title', { amount: words.amount(amount) })}
        note={note}
        end={<IconChevronRight size={20} aria-label={t('under-way.open')} />}
      />
    </AppLink>
  )
}

/** Withdrawals that are on their way, each with its stage and latest date; nothing else. */
export const UnderWay = () => {
  const found = useQuery(query('GET /v1/withdrawals', { query: { limit: looked } }))
  const open = found.data?.items.filter(isUnderWay) ?? []
  if (open.length === 0) return null
  return (
    <Card rows>
      {open.map((withdrawal) => (
        <Line key={withdrawal.id} withdrawal={withdrawal} />
      ))}
    </Card>
  )
}
