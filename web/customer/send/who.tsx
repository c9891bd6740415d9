import { useMutation, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payee } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { query } from '../../api/queries.ts'
import { initialOf } from '../../shared/portrait-menu.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Disc, Row, SectionHead } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Field } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { StepForm } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import styles from './send.module.css'

type Props = {
  readonly draft: Draft
  readonly onFound: (to: string, payee: Payee) => void
}

/** People this person sent to before: one press. */
const RecentPayees = ({ onPick }: { onPick: (payee: Payee) => void }) => {
  const { t } = useTranslation('money')
  const recent = useQuery(query('GET /v1/payees'))
  if (!recent.data || recent.data.items.length === 0) return null
  return (
    <>
      <SectionHead title={t('send.recent')} />
      <Card rows>
        {recent.data.items.map((payee) => (
          <button
            key={payee.accountNumber}
            type="button"
            className={styles.pick}
            onClick={() => onPick(payee)}
          >
            <Row
              lead={<Disc>{initialOf(payee.maskedName)}</Disc>}
              title={payee.maskedName}
              note={showAccountNumber(payee.accountNumber)}
              end={payee.lastSentAt && <DateText at={payee.lastSentAt} form="day" />}
              endNote={t('send.times', { count: payee.timesSent })}
            />
          </button>
        ))}
      </Card>
    </>
  )
}

/** First step: account number, e-mail or phone of the payee; the program says who that is. */
export const Who = ({ draft, onFound }: Props) => {
  const { t } = useTranslation('money')
  const [to, setTo] = useState(draft.to)
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const look = useMutation({
    mutationFn: (typed: string) => call('POST /v1/payees/look-up', { body: { to: typed } }),
    onSuccess: (payee, typed) => onFound(typed, payee),
    onError: () => input.current?.focus(),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = to.trim()
    setMissing(!typed)
    if (typed) look.mutate(typed)
    else input.current?.focus()
  }
  const error = missing ? t('send.who-missing') : fieldErrors(look.error).to
  return (
    <StepForm onSubmit={submit}>
      <Card>
        <Field
          ref={input}
          label={t('send.who')}
          description={t('send.who-note')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={to}
          error={error}
          onChange={({ currentTarget }) => {
            setTo(currentTarget.value)
            setMissing(false)
            look.reset()
          }}
        />
      </Card>
      {!error && <ProblemNotice error={look.error} onRetry={() => look.mutate(to.trim())} />}
      <RecentPayees onPick={(payee) => onFound(payee.accountNumber, payee)} />
      <BottomBar>
        <Button type="submit" wide busy={look.isPending}>
          {t('send.next')}
        </Button>
      </BottomBar>
    </StepForm>
  )
}
