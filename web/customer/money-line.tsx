import { IconChevronRight, IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Wallet } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { useWords } from '../shared/use-words.ts'
import { Card, Disc, Row } from '../ui/card.tsx'
import styles from './money-line.module.css'

const isAboveZero = (amount: string): boolean => /[1-9]/.test(amount)

/** One line to where the money is, only while not all of it is simply available. */
export const MoneyLine = ({ wallets }: { wallets: readonly Wallet[] | undefined }) => {
  const { t } = useTranslation('customer')
  const words = useWords()
  const busy = (wallets ?? []).flatMap(({ held, incoming }) => [
    ...(isAboveZero(held.amount) ? [t('home.held', { amount: words.amount(held) })] : []),
    ...(isAboveZero(incoming.amount)
      ? [t('home.incoming', { amount: words.amount(incoming) })]
      : []),
  ])
  if (busy.length === 0) return null
  return (
    <Card rows>
      <AppLink className={styles.line ?? ''} to={paths.money()}>
        <Row
          lead={
            <Disc>
              <IconRoute size={20} />
            </Disc>
          }
          title={t('home.where')}
          note={busy.join(' · ')}
          end={<IconChevronRight size={20} aria-hidden />}
        />
      </AppLink>
    </Card>
  )
}
