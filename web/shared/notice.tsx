import type { ReactNode } from 'react'
import styles from './problem-notice.module.css'

type Props = {
  readonly icon: ReactNode
  readonly title: string
  readonly detail: string
  readonly children?: ReactNode
}

/** The frame of what did not work; read out at once. */
export const Notice = ({ icon, title, detail, children }: Props) => (
  <div className={styles.notice} role="alert">
    <span className={styles.icon} aria-hidden>
      {icon}
    </span>
    <div className={styles.words}>
      <strong className={styles.title}>{title}</strong>
      <p className={styles.detail}>{detail}</p>
      {children}
    </div>
  </div>
)
