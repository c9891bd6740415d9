import type { ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './limits.module.css'

type Props = {
  readonly title: string
  /** What is left, in words. */
  readonly left: ReactNode
  /** What is used of what, in words. */
  readonly used: string
  readonly resets: { readonly text: string; readonly exact: string }
  readonly resetsAt: string
  /** From 0 to 1; only the picture needs it. */
  readonly share: number
}

/** One limit: a bar of what is used, what is left, and when it starts anew. */
export const LimitBar = ({ title, left, used, resets, resetsAt, share }: Props) => (
  <div className={styles.limit}>
    <div className={styles.head}>
      <span className={styles.title}>{title}</span>
      <span className={styles.left}>{left}</span>
    </div>
    <div className={styles.bar} aria-hidden>
      <span
        className={classes(styles.used, share >= 0.9 && styles.full)}
        style={{ width: `${Math.min(1, share) * 100}%` }}
      />
    </div>
    <div className={styles.notes}>
      <span>{used}</span>
      <time dateTime={resetsAt} title={resets.exact}>
        {resets.text}
      </time>
    </div>
  </div>
)
