import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import styles from './sheet.module.css'

type Props = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  readonly children: ReactNode
}

/**
 * A native dialog: from below on a phone, from the side when wide. The browser keeps the focus
 * inside, closes on Esc and gives the focus back.
 */
export const Sheet = ({ title, open, onClose, closeLabel, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.sheet}
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
