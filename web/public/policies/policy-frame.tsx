import type { ReactNode } from 'react'
import { PublicFoot, PublicTop } from '../public-top.tsx'
import styles from './policies.module.css'

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  /** A link one step back. */
  readonly back?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A page of the policy that anybody can read: brand, heading, rows, what is beside them, links. */
export const PolicyFrame = ({ title, lead, back, aside, children }: Props) => (
  <div className={styles.page}>
    <title>{`${title} · OKPay`}</title>
    <header className={styles.top}>
      <PublicTop />
    </header>
    <main className={aside ? styles.withAside : styles.main} id="main">
      <div className={styles.pitch}>
        {back}
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      <div className={styles.column}>{children}</div>
      {aside && <aside className={styles.aside}>{aside}</aside>}
    </main>
    <footer className={styles.foot}>
      <PublicFoot />
    </footer>
  </div>
)
