import type { ReactNode } from 'react'
import styles from './shell.module.css'

type ShellProps = {
  readonly brand: ReactNode
  /** Links of the side bar on a wide screen. */
  readonly side: ReactNode
  /** At the foot of the side bar: who is signed in. */
  readonly sideFoot: ReactNode
  /** Links of the bar at the bottom of a phone. */
  readonly tabs?: ReactNode
  /** Quiet bars above everything: offline. */
  readonly notice?: ReactNode
  readonly navigationLabel: string
  readonly skipLabel: string
  readonly children: ReactNode
}

/** Phone: content above a tab bar. Wide: side bar, main column, context column. */
export const Shell = (props: ShellProps) => (
  <div className={styles.shell}>
    <a className={styles.skip} href="#main">
      {props.skipLabel}
    </a>
    {props.notice}
    <div className={styles.body}>
      <div className={styles.side}>
        <div className={styles.brand}>{props.brand}</div>
        <nav className={styles.sideLinks} aria-label={props.navigationLabel}>
          {props.side}
        </nav>
        <div className={styles.sideFoot}>{props.sideFoot}</div>
      </div>
      <main className={styles.main} id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
    {props.tabs && (
      <nav className={styles.tabs} aria-label={props.navigationLabel}>
        {props.tabs}
      </nav>
    )}
  </div>
)

type NavigationItemProps = {
  readonly icon: ReactNode
  readonly label: string
  /** At the end: how much waits there. */
  readonly badge?: ReactNode
}

/** What a link of the side bar or tab bar shows; the link itself marks the current one. */
export const NavigationItem = ({ icon, label, badge }: NavigationItemProps) => (
  <span className={styles.item}>
    <span className={styles.itemIcon} aria-hidden>
      {icon}
    </span>
    <span>{label}</span>
    {badge}
  </span>
)

export const navigationLinkClass = styles.link ?? ''
