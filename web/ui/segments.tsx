import { SegmentedControl } from '@mantine/core'
import styles from './segments.module.css'

type Props<V extends string> = {
  /** Read out: what is being chosen. */
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly choices: readonly { readonly value: V; readonly label: string }[]
}

/** Two or three choices side by side, of which one is always on. */
export const Segments = <V extends string>({ label, value, onChange, choices }: Props<V>) => (
  <SegmentedControl
    fullWidth
    classNames={{
      root: styles.root ?? '',
      indicator: styles.indicator ?? '',
      label: styles.label ?? '',
    }}
    aria-label={label}
    value={value}
    onChange={(next) => onChange(next as V)}
    data={[...choices]}
  />
)
