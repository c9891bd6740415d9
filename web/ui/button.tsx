import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

export type ButtonLook = {
  /** One `primary` a screen; `quiet` has no box; `danger` says what it will do. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'large' | 'small'
  readonly wide?: boolean
}

/** Classes of a button, for links that look like one. */
export const buttonClass = ({ look = 'primary', size = 'large', wide = false }: ButtonLook = {}) =>
  classes(styles.button, styles[look], size === 'small' && styles.small, wide && styles.wide)

type Props = ButtonLook &
  Omit<ComponentProps<'button'>, 'className'> & {
    readonly icon?: ReactNode
    /** Keeps its width, shows that work is under way and takes no second press. */
    readonly busy?: boolean
  }

export const Button = ({ look, size, wide, icon, busy, children, onClick, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={buttonClass({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })}
    aria-busy={busy}
    aria-disabled={busy || rest['aria-disabled']}
    onClick={(event) => {
      if (busy) event.preventDefault()
      else onClick?.(event)
    }}
  >
    {busy ? <span className={styles.spinner} aria-hidden /> : icon}
    <span>{children}</span>
  </button>
)

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children'> & {
  /** Read out and shown on hover. */
  readonly label: string
  readonly children: ReactNode
}

export const IconButton = ({ label, children, ...rest }: IconButtonProps) => (
  <button type="button" {...rest} className={styles.icon} aria-label={label} title={label}>
    {children}
  </button>
)
