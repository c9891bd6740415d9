import { IconClock, IconTool } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClosureItem } from '../api/calls.ts'
import { keyOf } from '../api/queries.ts'
import { Card } from '../ui/card.tsx'
import { formatCountdown, zoneName } from '../ui/format.ts'
import styles from './closure-notice.module.css'
import { TellMe } from './tell-me.tsx'
import type { Closures } from './use-closures.ts'
import { useSecondsUntil } from './use-seconds-until.ts'
import { useUntilWords } from './use-until-words.ts'
import { useWords } from './use-words.ts'

/** Nearer than this the seconds are counted. */
const nearSeconds = 3_600

/** The seconds that are left; at zero the program is asked how it stands. */
const useCountdown = (at: string | null): number => {
  const client = useQueryClient()
  const seconds = useSecondsUntil(at)
  const isThere = at !== null && seconds === 0
  useEffect(() => {
    if (isThere) client.invalidateQueries({ queryKey: keyOf('GET /v1/availability') })
  }, [isThere, client])
  return seconds
}

/** `Transfers · EUR, USD`, and where it is only for some countries. */
const useAffected = ({ operations, currencies, countries }: ClosureItem): string => {
  const { t } = useTranslation('availability')
  const words = useWords()
  const what =
    operations.length === 0 ? [t('everything')] : operations.map((name) => t(`operations.${name}`))
  const parts = [words.list(what)]
  if (currencies.length > 0) parts.push(words.list(currencies))
  if (countries.length > 0) parts.push(words.list(countries.map(words.country)))
  return parts.join(' · ')
}

const Countdown = ({ at, words }: { at: string; words: 'begins-in' | 'opens-in' | 'tried-in' }) => {
  const { t } = useTranslation('availability')
  const seconds = useCountdown(at)
  if (seconds === 0 || seconds > nearSeconds) return null
  return (
    <p className={styles.left} role="timer" aria-live="off">
      {t(words, { time: formatCountdown(seconds) })}
    </p>
  )
}

const Planned = ({ item }: { item: ClosureItem }) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  const affected = useAffected(item)
  return (
    <Card tone="accent" aria-label={item.title}>
      <div className={styles.closure} data-tone="accent">
        <IconClock size={22} aria-hidden />
        <div>
          <h2>{item.title}</h2>
          <p className={styles.note}>
            {t('planned', {
              affected,
              from: words.moment(item.startsAt),
              until: words.moment(item.until ?? item.startsAt),
              zone: zoneName(words.language, new Date(item.startsAt)),
            })}
          </p>
          <Countdown at={item.startsAt} words="begins-in" />
          <p className={styles.quiet}>{item.why}</p>
        </div>
      </div>
    </Card>
  )
}

const Closed = ({ item, children }: { item: ClosureItem; children: ReactNode }) => {
  const until = useUntilWords(item)
  const affected = useAffected(item)
  const isDown = item.kind === 'rail_down'
  return (
    <Card tone="warning" role="status" aria-label={item.title}>
      <div className={styles.closure} data-tone="warning">
        <IconTool size={22} aria-hidden />
        <div>
          <h2>{item.title}</h2>
          {!isDown && <p className={styles.affected}>{affected}</p>}
          <p className={styles.note}>{until}</p>
          {item.until && <Countdown at={item.until} words={isDown ? 'tried-in' : 'opens-in'} />}
          <p className={styles.note}>{item.why}</p>
          {children}
          <TellMe id={item.id} isAsked={item.isAsked} />
        </div>
      </div>
    </Card>
  )
}

type Props = {
  readonly closures: Closures
  /** What works instead, or what becomes of money meanwhile; while it is closed. */
  readonly children?: ReactNode
}

/** Maintenance before anything is begun; while it lasts, until when and what then. */
export const ClosureNotice = ({ closures: { closed, planned }, children }: Props) => {
  if (!closed && !planned) return null
  return (
    <Suspense fallback={null}>
      {closed ? <Closed item={closed}>{children}</Closed> : <Planned item={planned!} />}
    </Suspense>
  )
}
