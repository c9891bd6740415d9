import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import styles from './sessions.module.css'

type Props = {
  readonly open: boolean
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: string
  /** The verb with its object. */
  readonly yes: string
  readonly busy: boolean
  readonly error: unknown
  readonly onYes: () => void
  readonly onClose: () => void
}

/** Asks before something ends that somebody may still be using. */
export const Question = ({ children, yes, busy, error, onYes, onClose, ...sheet }: Props) => {
  const { t } = useTranslation()
  return (
    <Sheet {...sheet} place="middle" onClose={onClose} closeLabel={t('close')}>
      <p>{children}</p>
      <ProblemNotice error={error} onRetry={onYes} />
      <div className={styles.answers}>
        <Button look="danger" wide busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button look="quiet" wide data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Sheet>
  )
}
