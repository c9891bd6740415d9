import type { ComponentProps, ReactNode } from 'react'
import styles from './card.module.css'
import { classes } from './classes.ts'

type CardProps = Omit<ComponentProps<'section'>, 'className'> & {
  /** A tinted card says how serious it is; `plain` is the usual white one. */
  readonly tone?: 'plain' | 'accent' | 'warning' | 'danger' | 'success'
  /** Rows bring their own space: no padding above and below. */
  readonly rows?: boolean
}

export const Card = ({ tone = 'plain', rows = false, ...rest }: CardProps) => (
  <section {...rest} className={classes(styles.card, styles[tone], rows && styles.rows)} />
)

/** A heading above a card, with an optional link at its end. */
export const SectionHead = ({ title, end }: { title: string; end?: ReactNode }) => (
  <div className={styles.head}>
    <h2>{title}</h2>
    {end}
  </div>
)

type LineProps = {
  readonly label: ReactNode
  readonly children: ReactNode
  readonly strong?: boolean
}

/** Labels on the left, values on the right: what something costs, a receipt. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className={styles.facts}>{children}</dl>
)

export const Fact = ({ label, children, strong = false }: LineProps) => (
  <div className={classes(styles.fact, strong && styles.strong)}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

type RowProps = {
  readonly lead?: ReactNode
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly end?: ReactNode
  readonly endNote?: ReactNode
}

/** One line of a list: who, what, amount, state. Wrap it in a link or button to make it act. */
export const Row = ({ lead, title, note, end, endNote }: RowProps) => (
  <span className={styles.row}>
    {lead}
    <span className={styles.main}>
      <span className={styles.title}>{title}</span>
      {note && <span className={styles.note}>{note}</span>}
    </span>
    {(end || endNote) && (
      <span className={styles.end}>
        {end}
        {endNote && <span className={styles.note}>{endNote}</span>}
      </span>
    )}
  </span>
)

/** A round initial or icon at the start of a row. */
export const Disc = ({
  children,
  tone = 'fill',
}: {
  children: ReactNode
  tone?: 'fill' | 'accent'
}) => (
  <span className={classes(styles.disc, tone === 'accent' && styles.discAccent)} aria-hidden>
    {children}
  </span>
)

export const Tag = ({
  children,
  tone = 'plain',
}: {
  children: ReactNode
  tone?: 'plain' | 'success' | 'warning' | 'danger'
}) => <span className={classes(styles.tag, styles[tone])}>{children}</span>
