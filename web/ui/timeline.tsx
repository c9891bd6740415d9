import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './timeline.module.css'

export type TimelineStep = {
  readonly key: string
  readonly state: 'done' | 'now' | 'next'
  readonly title: ReactNode
  readonly note?: ReactNode
}

/** What is done, what is now, what comes next. `nowLabel` is read out for the current step. */
export const Timeline = ({ steps }: { steps: readonly TimelineStep[] }) => (
  <ol className={styles.timeline}>
    {steps.map(({ key, state, title, note }) => (
      <li
        key={key}
        className={classes(styles.step, styles[state])}
        aria-current={state === 'now' ? 'step' : undefined}
      >
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </li>
    ))}
  </ol>
)
