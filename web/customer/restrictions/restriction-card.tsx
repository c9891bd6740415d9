import { IconBan, IconCircleCheck, IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf } from '../../api/queries.ts'
import type { Restriction } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts, Tag } from '../../ui/card.tsx'
import { formatCountdown } from '../../ui/format.ts'
import { AppealForm } from './appeal-form.tsx'
import styles from './restrictions.module.css'

/** Counts down and asks the program when it is over. */
const Countdown = ({ until }: { until: string }) => {
  const { t } = useTranslation('restrictions')
  const client = useQueryClient()
  const seconds = useSecondsUntil(until)
  useEffect(() => {
    if (seconds === 0) client.invalidateQueries({ queryKey: keyOf('GET /v1/me/restrictions') })
  }, [seconds, client])
  return (
    <div>
      <p className={styles.quiet}>{t('wait')}</p>
      <p className={styles.left} role="timer" aria-live="off">
        {formatCountdown(seconds)}
      </p>
    </div>
  )
}

const Points = ({ item }: { item: Restriction }) => (
  <ul className={styles.points}>
    <li className={`${styles.point} ${styles.stops}`}>
      <IconBan size={20} aria-hidden />
      {item.stops}
    </li>
    <li className={`${styles.point} ${styles.works}`}>
      <IconCircleCheck size={20} aria-hidden />
      {item.works}
    </li>
    <li className={`${styles.point} ${styles.lifts}`}>
      <IconKey size={20} aria-hidden />
      {item.ends}
    </li>
  </ul>
)

const Appeal = ({ item }: { item: Restriction }) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  const [open, setOpen] = useState(false)
  const { possible, state, answerBy, answer } = item.appeal
  if (possible) {
    return open ? (
      <AppealForm id={item.id} onClose={() => setOpen(false)} />
    ) : (
      <div className={styles.actions}>
        <Button look="secondary" onClick={() => setOpen(true)}>
          {t('appeal.open')}
        </Button>
      </div>
    )
  }
  if (state === 'waiting' && answerBy) {
    return (
      <div className={styles.appeal} role="status">
        <strong>{t('appeal.waiting')}</strong>
        <p>{t('appeal.waiting-note', { at: words.moment(answerBy) })}</p>
      </div>
    )
  }
  if (state !== 'upheld') return null
  return (
    <div className={styles.appeal}>
      <strong>{t('appeal.upheld')}</strong>
      {answer && <p>{answer}</p>}
      <p className={styles.quiet}>{t('appeal.upheld-note')}</p>
    </div>
  )
}

const Actions = ({ kind }: Pick<Restriction, 'kind'>) => {
  const { t } = useTranslation('restrictions')
  if (kind !== 'frozen_by_owner' && kind !== 'cooling_down') return null
  return (
    <div className={styles.actions}>
      <ButtonLink
        to={paths.securityFreeze()}
        look={kind === 'frozen_by_owner' ? 'primary' : 'secondary'}
      >
        {t(kind === 'frozen_by_owner' ? 'unfreeze' : 'not-me')}
      </ButtonLink>
    </div>
  )
}

/** One restriction: why, since when, what it stops and what works, what lifts it, by when. */
export const RestrictionCard = ({ item }: { item: Restriction }) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  const id = useId()
  return (
    <Card aria-labelledby={id}>
      <div className={styles.card}>
        <div className={styles.head}>
          <h2 id={id}>{item.title}</h2>
          {item.category && <Tag>{t(`categories.${item.category}`)}</Tag>}
        </div>
        <p>{item.why}</p>
        {item.kind === 'cooling_down' && item.until && <Countdown until={item.until} />}
        <Points item={item} />
        <Facts>
          <Fact label={t('since')}>{words.moment(item.since)}</Fact>
          {item.until && <Fact label={t('until')}>{words.moment(item.until)}</Fact>}
          {item.reviewDue && (
            <Fact label={t('due')} strong>
              {words.moment(item.reviewDue)}
            </Fact>
          )}
        </Facts>
        <Actions kind={item.kind} />
        <Appeal item={item} />
        <AppLink to={paths.explanation('restriction', item.id)}>{t('explanation')}</AppLink>
      </div>
    </Card>
  )
}
