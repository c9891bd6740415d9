import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenSession } from '../../../api/calls.ts'
import { useWords } from '../../../shared/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Row, SectionHead, Tag } from '../../../ui/card.tsx'
import { capitalised } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { DeviceIcon } from './device-icon.tsx'
import { Question } from './question.tsx'
import styles from './sessions.module.css'
import { useEnding } from './use-sessions.ts'

type RowProps = { readonly session: OpenSession; readonly onEnd: () => void }

const SessionRow = ({ session, onEnd }: RowProps) => {
  const { t } = useTranslation('sessions')
  const words = useWords()
  const { device, place, current, signedInAt, lastUsedAt } = session
  return (
    <li className={styles.item}>
      <Row
        lead={<DeviceIcon device={device} current={current} />}
        title={device}
        note={
          <>
            <span className={styles.line}>{capitalised(place)}</span>
            <span className={styles.line}>
              {current ? t('list.now') : t('list.last', { last: words.moment(lastUsedAt) })}
            </span>
            <span className={styles.line}>
              {t('list.since', { since: words.moment(signedInAt) })}
            </span>
          </>
        }
        end={
          current ? (
            <Tag tone="success">{t('list.this')}</Tag>
          ) : (
            <Button
              size="small"
              look="secondary"
              aria-label={t('list.end-which', { device })}
              onClick={onEnd}
            >
              {t('list.end')}
            </Button>
          )
        }
      />
    </li>
  )
}

/** Where the person is signed in, with a way to end one or all others. */
export const SessionList = ({ sessions }: { sessions: readonly OpenSession[] }) => {
  const { t } = useTranslation('sessions')
  const { endOne, endOthers } = useEnding()
  const [asked, setAsked] = useState<OpenSession | 'others' | null>(null)
  const others = sessions.filter(({ current }) => !current).length
  const ending = asked === 'others' ? endOthers : endOne
  const device = asked !== null && asked !== 'others' ? asked.device : ''
  const close = () => {
    setAsked(null)
    endOne.reset()
    endOthers.reset()
  }
  const done = (words: string) => {
    close()
    toast(words)
  }
  const end = () => {
    if (asked === 'others') {
      endOthers.mutate(undefined, {
        onSuccess: ({ ended }) => done(t('list.ended-others', { ended })),
      })
    } else if (asked) {
      endOne.mutate(asked.id, { onSuccess: () => done(t('list.ended-one', { device })) })
    }
  }
  const kind = asked === 'others' ? 'others' : 'one'
  return (
    <>
      <SectionHead title={t('list.title')} />
      <Card rows>
        <ul>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => setAsked(session)} />
          ))}
        </ul>
      </Card>
      {others > 0 ? (
        <Button look="danger" wide onClick={() => setAsked('others')}>
          {t('list.end-others')}
        </Button>
      ) : (
        <p className={styles.note}>{t('list.only-here')}</p>
      )}
      <Question
        open={asked !== null}
        title={t(`ask.${kind}-title`)}
        yes={t(`ask.${kind}-yes`)}
        busy={ending.isPending}
        error={ending.error}
        onYes={end}
        onClose={close}
      >
        {t(`ask.${kind}`, { device, count: others })}
      </Question>
    </>
  )
}
