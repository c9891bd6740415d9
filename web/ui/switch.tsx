import type { ComponentProps } from 'react'
import styles from './switch.module.css'

type Props = Pick<ComponentProps<'input'>, 'onChange' | 'disabled'> & {
  readonly checked: boolean
  /** Read out: what stands around it says it to the eye. */
  readonly name: string
}

/** On or off. */
export const Switch = ({ name, checked, ...props }: Props) => (
  <span className={styles.frame}>
    <input
      {...props}
      type="checkbox"
      role="switch"
      className={styles.switch}
      checked={checked}
      aria-checked={checked}
      aria-label={name}
    />
  </span>
)
