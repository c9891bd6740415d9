import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../api/problem.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { formatCountdown } from '../../ui/format.ts'
import { shown } from './contact-screen.tsx'
import type { ContactChangeState, Kind } from './use-contact-change.ts'

type Props = {
  readonly kind: Kind
  readonly state: ContactChangeState
  readonly waiting: { readonly to: string; readonly expiresAt: string }
  readonly onOther: () => void
}

/** The code that went to the new address or number; until it is back the old one holds. */
export const ConfirmContact = ({ kind, state, waiting, onOther }: Props) => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const { confirm, resend, wait } = state
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const send = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length === 6 && !confirm.isPending) confirm.mutate(digits)
  }
  return (
    <Card tone="accent">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send(code)
        }}
      >
        <div>
          <h2>{t('contacts.waiting', { to: shown(kind, waiting.to) })}</h2>
          <p>{t('contacts.waiting-note', { at: words.moment(waiting.expiresAt) })}</p>
        </div>
        <CodeField
          label={t('code.label')}
          error={incomplete ? t('code.incomplete') : fieldErrors(confirm.error).code}
          value={code}
          onChange={(next) => {
            setCode(next)
            setIncomplete(false)
          }}
          onComplete={send}
        />
        <ProblemNotice
          error={confirm.error ?? resend.error}
          onRetry={() => send(code)}
          onRequestCode={wait > 0 ? undefined : () => resend.mutate()}
          compact
        />
        <Button type="submit" wide busy={confirm.isPending}>
          {t('contacts.confirm')}
        </Button>
        <Button
          look="quiet"
          wide
          disabled={wait > 0}
          busy={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {wait > 0 ? t('code.resend-in', { time: formatCountdown(wait) }) : t('code.resend')}
        </Button>
        <Button look="quiet" wide onClick={onOther}>
          {t(`contacts.other-${kind}`)}
        </Button>
      </form>
    </Card>
  )
}
