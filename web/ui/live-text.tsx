import type { ReactNode } from 'react'
import styles from './live-text.module.css'

/** Read out when it changes, seen by nobody. */
export const LiveText = ({ children }: { children: ReactNode }) => (
  <span className={styles.unseen} role="status">
    {children}
  </span>
)

/** Read out in place, seen by nobody. */
export const UnseenText = ({ children }: { children: ReactNode }) => (
  <span className={styles.unseen}>{children}</span>
)
