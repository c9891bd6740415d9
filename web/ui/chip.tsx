import type { ReactNode } from 'react'
import styles from './chip.module.css'

/** Filters in one line that scrolls sideways on a phone. */
export const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset className={styles.chips}>
    <legend className={styles.legend}>{label}</legend>
    {children}
  </fieldset>
)

type ChipProps = {
  readonly on: boolean
  readonly onToggle: (on: boolean) => void
  readonly children: ReactNode
}

export const Chip = ({ on, onToggle, children }: ChipProps) => (
  <button type="button" className={styles.chip} aria-pressed={on} onClick={() => onToggle(!on)}>
    {children}
  </button>
)
