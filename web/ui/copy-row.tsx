import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import styles from './copy-row.module.css'

type Props = {
  readonly label: string
  readonly value: string
  /** How the value is shown, when not as it is copied: `NL02 ABNA …`. */
  readonly shown?: string
  readonly copyLabel: string
  readonly copiedLabel: string
}

/** A value that someone types elsewhere: one press copies it and says so. */
export const CopyRow = ({ label, value, shown, copyLabel, copiedLabel }: Props) => {
  const clipboard = useClipboard({ timeout: 2_000 })
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <div className={styles.label}>{label}</div>
        <div className={styles.value}>{shown ?? value}</div>
      </div>
      <button
        type="button"
        className={styles.copy}
        aria-label={`${copyLabel}: ${label}`}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? (
          <IconCheck size={18} aria-hidden />
        ) : (
          <IconCopy size={18} aria-hidden />
        )}
        <span role="status">{clipboard.copied ? copiedLabel : copyLabel}</span>
      </button>
    </div>
  )
}
