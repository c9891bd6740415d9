import { type ReactNode, useEffect, useState } from 'react'
import styles from './skeleton.module.css'

/** A grey shape of what comes; widths in CSS units. */
export const Bone = ({ width = '100%', height = '1em' }: { width?: string; height?: string }) => (
  <span className={styles.bone} style={{ width, height }} aria-hidden />
)

/** Rows of a list that is on its way. */
export const RowBones = ({ rows = 4 }: { rows?: number }) => (
  <div aria-hidden>
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} className={styles.row}>
        <span className={styles.disc} />
        <span className={styles.lines}>
          <Bone width={index % 2 ? '52%' : '40%'} />
          <Bone width="30%" height="0.8em" />
        </span>
        <Bone width="84px" />
      </div>
    ))}
  </div>
)

type WaitingProps = {
  readonly children: ReactNode
  /** Said after one second: what is on its way. */
  readonly soon: string
  /** Said after five: what is going on, and that leaving is safe. */
  readonly late: string
}

/** Shapes first; after a second a word, after five what is going on. */
export const Waiting = ({ children, soon, late }: WaitingProps) => {
  const [words, setWords] = useState('')
  useEffect(() => {
    const first = setTimeout(() => setWords(soon), 1_000)
    const second = setTimeout(() => setWords(late), 5_000)
    return () => {
      clearTimeout(first)
      clearTimeout(second)
    }
  }, [soon, late])
  return (
    <div aria-busy>
      {children}
      <p className={styles.words} role="status">
        {words}
      </p>
    </div>
  )
}
