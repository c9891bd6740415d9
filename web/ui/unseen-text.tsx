import type { ReactNode } from 'react'
import styles from './unseen-text.module.css'

/** Read out in place, seen by nobody. */
export const UnseenText = ({ children }: { children: ReactNode }) => (
  <span className={styles.unseen}>{children}</span>
)
