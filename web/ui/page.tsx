import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './page.module.css'

type PageProps = {
  /** The one `h1`. */
  readonly title: string
  /** Read out but not shown: for screens whose content speaks for itself. */
  readonly titleHidden?: boolean
  /** What stands where the title is hidden, on a phone: the brand. */
  readonly brand?: ReactNode
  /** A link one step back. */
  readonly back?: ReactNode
  /** At the end of the head: portrait, receipt … */
  readonly end?: ReactNode
  /** The context column of a wide screen; below the rest on a phone. */
  readonly aside?: ReactNode
  /** Buttons at the bottom, within the thumb's reach; see `BottomBar`. */
  readonly bottom?: ReactNode
  readonly children: ReactNode
}

/** A screen: head, main column, context column, bottom bar. */
export const Page = ({
  title,
  titleHidden,
  brand,
  back,
  end,
  aside,
  bottom,
  children,
}: PageProps) => (
  <div className={classes(styles.page, Boolean(aside) && styles.withAside)}>
    <header className={classes(styles.head, titleHidden && styles.rootHead)}>
      <span className={styles.back}>{back}</span>
      {brand && <span className={styles.brand}>{brand}</span>}
      <h1 className={classes(styles.title, titleHidden && styles.hidden)}>{title}</h1>
      <span className={styles.end}>{end}</span>
    </header>
    <div className={styles.content}>{children}</div>
    {aside && <aside className={styles.aside}>{aside}</aside>}
    {bottom}
  </div>
)

/** The primary button of a step: fixed to the bottom on a phone, below the column when wide. */
export const BottomBar = ({ children }: { children: ReactNode }) => (
  <div className={styles.bottom}>{children}</div>
)

/** A narrow column in the middle: sign-up, sign-in, one question. */
export const NarrowPage = ({
  title,
  lead,
  top,
  children,
  foot,
}: {
  title: string
  lead?: ReactNode
  top: ReactNode
  children: ReactNode
  foot?: ReactNode
}) => (
  <div className={styles.narrow}>
    <header className={styles.narrowTop}>{top}</header>
    <main className={styles.narrowMain} id="main">
      <h1>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </main>
    {foot && <footer className={styles.narrowFoot}>{foot}</footer>}
  </div>
)
