import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoneyValue, Preflight } from '../api/calls.ts'
import type { ProblemBody } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { LimitLink } from './limit-link.tsx'
import styles from './preflight-panel.module.css'
import { RemedyButton } from './problem-notice.tsx'

type Props = {
  readonly answer: Preflight
  /** The answer is to what was typed before: shown until the next is there. */
  readonly isStale: boolean
  /** What is closed is said above with all there is to it: not a second time. */
  readonly isClosureSaid?: boolean
  /** The amount that would pass, as a button; left out where no amount can be filled in. */
  readonly suggestion?: { readonly label: string; readonly onTake: (amount: MoneyValue) => void }
}

type Blocker = Preflight['blockers'][number]

const BlockerItem = ({ blocker, children }: { blocker: Blocker; children: ReactNode }) => (
  <li className={styles.blocker}>
    <span className={styles.icon} aria-hidden>
      <IconAlertCircle size={20} />
    </span>
    <div className={styles.words}>
      <strong>{blocker.title}</strong>
      <p className={styles.detail}>{blocker.detail}</p>
      {children}
    </div>
  </li>
)

/** Everything in the way, at once and calmly, with what would pass instead. */
export const PreflightPanel = ({ answer, isStale, suggestion, isClosureSaid }: Props) => {
  const { t } = useTranslation('preflight')
  const { nearest } = answer
  const { now } = nearest.amount
  const blockers = answer.blockers.filter(({ remedy }) => !isClosureSaid || remedy !== 'tell-me')
  if (blockers.length === 0) return null
  return (
    <section
      className={classes(styles.panel, isStale && styles.stale)}
      aria-label={t('in-the-way')}
    >
      {nearest.words && (
        <div className={styles.nearest}>
          <p>{nearest.words}</p>
          {now && suggestion && (
            <Button
              size="small"
              look="secondary"
              disabled={isStale}
              onClick={() => suggestion.onTake(now)}
            >
              {suggestion.label}
            </Button>
          )}
        </div>
      )}
      <ul className={styles.list}>
        {blockers.map((blocker) => (
          <BlockerItem key={`${blocker.code} ${blocker.detail}`} blocker={blocker}>
            <RemedyButton
              problem={{
                remedy: blocker.remedy as ProblemBody['remedy'],
                ...(blocker.closure && { closure: blocker.closure }),
              }}
            />
            <LimitLink problem={blocker} />
          </BlockerItem>
        ))}
      </ul>
    </section>
  )
}
