import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../api/problem.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'

type Props = {
  readonly expiresAt: string
  readonly busy: boolean
  readonly error: unknown
  readonly onConfirm: (code: string) => void
  readonly onRequestCode: (() => void) | undefined
  readonly children?: ReactNode
}

/** The six digits of a mail or text message. */
export const CodeForm = ({ expiresAt, busy, error, onConfirm, onRequestCode, children }: Props) => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const confirm = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length === 6 && !busy) onConfirm(digits)
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        confirm(code)
      }}
    >
      <CodeField
        label={t('code.label')}
        description={t('code.note', { time: words.moment(expiresAt) })}
        error={incomplete ? t('code.incomplete') : fieldErrors(error).code}
        value={code}
        onChange={(next) => {
          setCode(next)
          setIncomplete(false)
        }}
        onComplete={confirm}
        autoFocus
      />
      <ProblemNotice
        error={error}
        onRetry={() => confirm(code)}
        onRequestCode={onRequestCode}
        compact
      />
      <Button type="submit" wide busy={busy}>
        {t('code.submit')}
      </Button>
      {children}
    </form>
  )
}
