import { useTranslation } from 'react-i18next'
import type { SignInTrouble as Trouble } from '../../../api/calls.ts'
import { useWords } from '../../../shared/use-words.ts'
import { Card, Row, SectionHead, Tag } from '../../../ui/card.tsx'
import { capitalised } from '../../../ui/format.ts'
import styles from './sessions.module.css'

type Lock = Trouble['locks'][number]

/** What holds now, in one or two sentences; strangers are never told this. */
const Now = ({ trouble }: { trouble: Trouble }) => {
  const { t } = useTranslation('sessions')
  const words = useWords()
  const { failedTries, blockedUntil, factorsPausedUntil } = trouble
  const isBlocked = blockedUntil !== null || factorsPausedUntil !== null
  return (
    <Card tone={isBlocked ? 'warning' : 'plain'}>
      <div className={styles.words}>
        {blockedUntil && <p>{t('trouble.blocked', { until: words.moment(blockedUntil) })}</p>}
        {factorsPausedUntil && (
          <p>{t('trouble.paused', { until: words.moment(factorsPausedUntil) })}</p>
        )}
        {!isBlocked && <p>{t('trouble.open')}</p>}
        <p className={styles.note}>
          {failedTries > 0 ? t('trouble.failed', { tries: failedTries }) : t('trouble.none')}
        </p>
      </div>
    </Card>
  )
}

const LockRow = ({ lock, now }: { lock: Lock; now: Date }) => {
  const { t } = useTranslation('sessions')
  const words = useWords()
  const isOver = new Date(lock.until) <= now
  const state = lock.unlockedAt ? 'unlocked' : isOver ? 'over' : 'running'
  return (
    <li className={styles.item}>
      <Row
        title={capitalised(words.moment(lock.at))}
        note={
          <>
            <span className={styles.line}>{t(`unlock.${lock.kind}`, { tries: lock.tries })}</span>
            <span className={styles.line}>
              {lock.device} · {lock.place}
            </span>
          </>
        }
        end={
          <Tag tone={state === 'running' ? 'warning' : 'plain'}>
            {t(`trouble.${state}`, { until: words.moment(lock.unlockedAt ?? lock.until) })}
          </Tag>
        }
      />
    </li>
  )
}

/** Failed tries and blocks at the account, for its proven owner. */
export const SignInTrouble = ({ trouble }: { trouble: Trouble }) => {
  const { t } = useTranslation('sessions')
  const now = new Date()
  return (
    <>
      <SectionHead title={t('trouble.title')} />
      <Now trouble={trouble} />
      {trouble.locks.length > 0 && (
        <>
          <SectionHead title={t('trouble.locks')} />
          <Card rows>
            <ul>
              {trouble.locks.map((lock) => (
                <LockRow key={lock.at} lock={lock} now={now} />
              ))}
            </ul>
          </Card>
        </>
      )}
    </>
  )
}
