import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type Props = {
  readonly icon: ReactNode
  readonly title: string
  /** The first step, in a sentence. */
  readonly children: ReactNode
  /** A button or link that takes it. */
  readonly action?: ReactNode
}

/** Nothing here yet: says what will be here and how to begin. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className={styles.empty}>
    <span className={styles.icon} aria-hidden>
      {icon}
    </span>
    <h2>{title}</h2>
    <p>{children}</p>
    {action}
  </div>
)
