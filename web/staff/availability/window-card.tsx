import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf, StaffWindow } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './availability.module.css'
import { readLocal, showLocal } from './local-time.ts'

type Change = Omit<InputOf<'PATCH /v1/staff/availability/windows/{id}'>['body'], 'reason'>

const useChange = (id: string, onDone: () => void) => {
  const { t } = useTranslation('availability')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Change & { readonly reason: string }) =>
      call('PATCH /v1/staff/availability/windows/{id}', { params: { id }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/availability/windows') })
      toast(t('staff.changed'))
      onDone()
    },
  })
}

const ChangeForm = ({ window, onDone }: { window: StaffWindow; onDone: () => void }) => {
  const { t } = useTranslation('availability')
  const [end, setEnd] = useState(showLocal(new Date(window.endsAt)))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const change = useChange(window.id, onDone)
  const isRunning = window.state !== 'scheduled'
  const submit = (part: Change) => {
    const isShort = reason.trim().length < 3
    setMissing(isShort)
    if (!isShort) change.mutate({ ...part, reason: reason.trim() })
  }
  const endsAt = readLocal(end)
  const secondary = { size: 'small', look: 'secondary', busy: change.isPending } as const
  return (
    <div className={styles.form}>
      <Field
        label={t('staff.reason')}
        maxLength={500}
        value={reason}
        error={missing && t('staff.reason-missing')}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Field
        type="datetime-local"
        label={t('staff.new-end')}
        value={end}
        onChange={({ currentTarget }) => setEnd(currentTarget.value)}
      />
      <ProblemNotice error={change.error} />
      <div className={styles.actions}>
        <Button {...secondary} onClick={() => endsAt && submit({ endsAt })}>
          {t('staff.save-end')}
        </Button>
        {window.state === 'in_progress' && (
          <Button {...secondary} onClick={() => submit({ state: 'verifying' })}>
            {t('staff.verify')}
          </Button>
        )}
        <Button
          {...secondary}
          onClick={() => submit({ state: isRunning ? 'completed' : 'cancelled' })}
        >
          {t(isRunning ? 'staff.end' : 'staff.cancel')}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t('staff.keep')}
        </Button>
      </div>
    </div>
  )
}

const tones = {
  scheduled: 'plain',
  in_progress: 'warning',
  verifying: 'warning',
  completed: 'plain',
  cancelled: 'plain',
} as const

const Facts = ({ window }: { window: StaffWindow }) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  const { operations, methods, currencies, countries } = window
  const scope = [
    ...(operations.length > 0
      ? operations.map((name) => t(`operations.${name}`))
      : [t('everything')]),
    ...methods.map((name) => t(`methods.${name}`)),
    ...currencies,
    ...countries.map(words.country),
  ]
  return (
    <>
      <p>{scope.join(' · ')}</p>
      <p className={styles.quiet}>
        {t('staff.from-to', {
          from: words.moment(window.startsAt),
          until: words.moment(window.endedAt ?? window.endsAt),
        })}
      </p>
      {window.endedAt === null && (
        <p className={styles.quiet}>
          {t(window.endsBy === 'clock' ? 'staff.by-clock' : 'staff.by-hand')}
        </p>
      )}
      {window.until && (
        <p className={styles.quiet}>
          {t('staff.told-until', { until: words.moment(window.until) })}
        </p>
      )}
      {window.waiting > 0 && (
        <p className={styles.quiet}>{t('staff.waiting', { count: window.waiting })}</p>
      )}
    </>
  )
}

/** One window: what it closes, from when to when, and what can be done about it. */
export const WindowCard = ({ window }: { window: StaffWindow }) => {
  const { t } = useTranslation('availability')
  const { language } = useWords()
  const [isChanging, setChanging] = useState(false)
  const title = window.title[language]
  return (
    <Card aria-label={title}>
      <div className={styles.head}>
        <strong>{title}</strong>
        {window.isOverdue ? (
          <Tag tone="danger">{t('staff.overdue')}</Tag>
        ) : (
          <Tag tone={tones[window.state]}>{t(`staff.states.${window.state}`)}</Tag>
        )}
      </div>
      <Facts window={window} />
      {isChanging && <ChangeForm window={window} onDone={() => setChanging(false)} />}
      {window.endedAt === null && !isChanging && (
        <div className={styles.actions}>
          <Button size="small" look="secondary" onClick={() => setChanging(true)}>
            {t('staff.change')}
          </Button>
        </div>
      )}
    </Card>
  )
}
