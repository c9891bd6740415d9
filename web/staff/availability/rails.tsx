import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RailOverview } from '../../api/calls.ts'
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

type Rail = RailOverview['rails'][number]

const halfAnHourMs = 30 * 60_000

/** What the switch does: messages are sent all the same, people only hear that they are late. */
const switchWords = ({ rail, state }: Rail) => {
  const isMessenger = rail === 'mail' || rail === 'sms'
  if (state !== 'closed') return isMessenger ? 'staff.rail.back' : 'staff.rail.run'
  return isMessenger ? 'staff.rail.declare' : 'staff.rail.stop'
}
const noteWords = ({ rail }: Rail) =>
  rail === 'mail' || rail === 'sms' ? 'staff.rail.declare-note' : 'staff.rail.stop-note'

const useRailChange = (rail: Rail['rail'], onDone: () => void) => {
  const { t } = useTranslation('availability')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { stoppedUntil: string | null; reason: string }) =>
      call('POST /v1/staff/availability/rails/{rail}', { params: { rail }, body }),
    onSuccess: (overview) => {
      client.setQueryData(keyOf('GET /v1/staff/availability', {}), overview)
      toast(t('staff.changed'))
      onDone()
    },
  })
}

const RailForm = ({ rail, onDone }: { rail: Rail; onDone: () => void }) => {
  const { t } = useTranslation('availability')
  const isStopped = rail.state !== 'closed'
  const [until, setUntil] = useState(() => showLocal(new Date(Date.now() + halfAnHourMs)))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const change = useRailChange(rail.rail, onDone)
  const submit = () => {
    const isShort = reason.trim().length < 3
    setMissing(isShort)
    const stoppedUntil = isStopped ? null : readLocal(until)
    if (!isShort) change.mutate({ stoppedUntil, reason: reason.trim() })
  }
  return (
    <div className={styles.form}>
      {!isStopped && (
        <>
          <p className={styles.quiet}>{t(noteWords(rail))}</p>
          <Field
            type="datetime-local"
            required
            label={t('staff.rail.expected')}
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </>
      )}
      <Field
        label={t('staff.reason')}
        maxLength={500}
        value={reason}
        error={missing && t('staff.reason-missing')}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <ProblemNotice error={change.error} onRetry={submit} />
      <div className={styles.actions}>
        <Button
          size="small"
          look={isStopped ? 'primary' : 'danger'}
          busy={change.isPending}
          disabled={!isStopped && readLocal(until) === null}
          onClick={submit}
        >
          {t(switchWords(rail))}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t('staff.keep')}
        </Button>
      </div>
    </div>
  )
}

const Outcomes = ({ rail }: { rail: Rail }) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  if (rail.recent.length === 0) return null
  return (
    <details className={styles.past}>
      <summary>{t('staff.rail.recent')}</summary>
      <ul className={styles.outcomes}>
        {rail.recent.map(({ at, ok, code }, index) => (
          <li key={`${at} ${index}`} className={ok ? undefined : styles.failed}>
            {[words.moment(at), t(ok ? 'staff.rail.ok' : 'staff.rail.failed'), code]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

const tones = { closed: 'success', open: 'danger', half_open: 'warning' } as const

/** One rail: whether it works, what failed lately, and the switch. */
export const RailCard = ({ rail }: { rail: Rail }) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  const [isChanging, setChanging] = useState(false)
  const { until, isHeld, failures, waiting } = rail
  return (
    <Card aria-label={rail.name}>
      <div className={styles.head}>
        <strong>{rail.name}</strong>
        <Tag tone={tones[rail.state]}>{t(`staff.rail.${rail.state}`)}</Tag>
      </div>
      {isHeld && <p className={styles.quiet}>{t('staff.rail.held')}</p>}
      {until && (
        <p className={styles.quiet}>
          {t(isHeld ? 'staff.rail.held-until' : 'staff.rail.until', { at: words.moment(until) })}
        </p>
      )}
      {failures > 0 && (
        <p className={styles.quiet}>{t('staff.rail.failures', { count: failures })}</p>
      )}
      {waiting > 0 && <p className={styles.quiet}>{t('staff.waiting', { count: waiting })}</p>}
      <Outcomes rail={rail} />
      {isChanging ? (
        <RailForm rail={rail} onDone={() => setChanging(false)} />
      ) : (
        <div className={styles.actions}>
          <Button size="small" look="secondary" onClick={() => setChanging(true)}>
            {t(switchWords(rail))}
          </Button>
        </div>
      )}
    </Card>
  )
}

export const Outages = ({ outages }: Pick<RailOverview, 'outages'>) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  if (outages.length === 0) return <p className={styles.quiet}>{t('staff.no-outages')}</p>
  return (
    <Card>
      <ul className={styles.outcomes}>
        {outages.map(({ id, name, beganAt, endedAt, byStaff }) => (
          <li key={id}>
            <strong>{name}</strong>
            {` · ${words.moment(beganAt)} – ${endedAt ? words.moment(endedAt) : t('staff.rail.lasts')}`}
            {` · ${t(byStaff ? 'staff.rail.by-staff' : 'staff.rail.by-itself')}`}
          </li>
        ))}
      </ul>
    </Card>
  )
}
