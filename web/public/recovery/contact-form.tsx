import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../api/problem.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'

type Props = {
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  readonly onSend: (identifier: string) => void
  readonly children?: ReactNode
}

/** The address or number that somebody signs in with. */
export const ContactForm = ({ submit, busy, error, onSend, children }: Props) => {
  const { t } = useTranslation('recovery')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    setMissing(text.trim() === '')
    if (text.trim() && !busy) onSend(text.trim())
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Field
        label={t('contact.label')}
        description={t('contact.note')}
        error={missing ? t('contact.missing') : fieldErrors(error).identifier}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        autoFocus
        spellCheck={false}
        maxLength={254}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setMissing(false)
        }}
      />
      <ProblemNotice error={error} onRetry={send} compact />
      <Button type="submit" wide busy={busy}>
        {submit}
      </Button>
      {children}
    </form>
  )
}
