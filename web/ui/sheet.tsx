import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './sheet.module.css'

type Props = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  /** When wide: at the side for what stays open beside the page, in the middle for a question. */
  readonly place?: 'side' | 'middle'
  readonly children: ReactNode
}

/**
 * A native dialog: from below on a phone, from the side or in the middle when wide. The browser
 * keeps the focus inside, closes on Esc and gives the focus back. The focus begins at what is
 * marked `data-autofocus`.
 */
export const Sheet = (props: Props) => {
  const { title, open, onClose, closeLabel, place = 'side', children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) {
      element?.showModal()
      element?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    }
    if (!open && element?.open) element.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className={classes(styles.sheet, styles[place])}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      {open && (
        <div className={styles.body}>
          <header className={styles.head}>
            <h2 id={titleId}>{title}</h2>
            <IconButton label={closeLabel} onClick={onClose}>
              <IconX size={20} />
            </IconButton>
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
