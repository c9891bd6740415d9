import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/card.tsx'
import { Field, LongField, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'
import styles from './documents.module.css'
import type { Reviewed } from './documents.tsx'

const reasons = [
  'glare',
  'blurred',
  'cropped',
  'wrong_side',
  'wrong_document',
  'expired_document',
  'too_old',
  'name_differs',
  'face_not_visible',
  'not_genuine',
] as const
type Reason = (typeof reasons)[number]

const AboutIt = (props: { document: Reviewed; number: string | null }) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  const { document, number } = props
  const { person, country, expiresOn, variant, numberEnd } = document
  const shownNumber = number ?? (numberEnd && `…${numberEnd}`)
  return (
    <Facts>
      <Fact label={t('review.account')}>{person.accountNumber}</Fact>
      <Fact label={t('review.name')} strong>
        {person.name}
      </Fact>
      <Fact label={t('review.lives-in')}>{words.country(person.country)}</Fact>
      <Fact label={t('paper')}>{t(`variant.${variant}`)}</Fact>
      {country && <Fact label={t('issued-by')}>{words.country(country)}</Fact>}
      {shownNumber && <Fact label={t('number')}>{shownNumber}</Fact>}
      {expiresOn && <Fact label={t('expires')}>{words.date(expiresOn)}</Fact>}
    </Facts>
  )
}

const Pictures = ({ document }: { document: Reviewed }) => {
  const { t } = useTranslation('verification')
  return document.sides.map(({ side, quality }) => {
    const address = `/v1/staff/documents/${document.id}/images/${side}`
    return (
      <figure key={side} className={styles.figure}>
        <a href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={t('picture-of', { side: t(`side.${side}`) })} />
        </a>
        <figcaption>
          {t(`side.${side}`)} · {t(`quality.${quality ?? 'good'}`)}
        </figcaption>
      </figure>
    )
  })
}

const useDecision = (document: Reviewed, onDone: () => void) => {
  const { t } = useTranslation('verification')
  const client = useQueryClient()
  // After a refusal too: somebody may have decided before, and the queue shows what is left.
  const renew = () => client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/documents') })
  const onSuccess = (what: 'approved' | 'rejected') => {
    toast(t(`review.done-${what}`))
    onDone()
    return renew()
  }
  const params = { id: document.id }
  const approve = useMutation({
    mutationFn: (expiresOn: string) =>
      call('POST /v1/staff/documents/{id}/approve', {
        params,
        body: expiresOn ? { expiresOn } : {},
      }),
    onSuccess: () => onSuccess('approved'),
    onError: renew,
  })
  const reject = useMutation({
    mutationFn: ({ reason, words }: { reason: Reason; words: string }) =>
      call('POST /v1/staff/documents/{id}/reject', {
        params,
        body: { reason, ...(words.trim().length > 2 && { words: words.trim() }) },
      }),
    onSuccess: () => onSuccess('rejected'),
    onError: renew,
  })
  return { approve, reject }
}

type ChoicesProps = {
  readonly isRejecting: boolean
  readonly busy: boolean
  readonly onTurn: (isRejecting: boolean) => void
  readonly onDecide: () => void
}

const Choices = ({ isRejecting, busy, onTurn, onDecide }: ChoicesProps) => {
  const { t } = useTranslation('verification')
  return (
    <div className={form.stack}>
      <Button wide look={isRejecting ? 'danger' : 'primary'} busy={busy} onClick={onDecide}>
        {t(isRejecting ? 'review.reject-now' : 'review.approve')}
      </Button>
      <Button wide look="secondary" onClick={() => onTurn(!isRejecting)}>
        {t(isRejecting ? 'review.back' : 'review.reject')}
      </Button>
    </div>
  )
}

const Decide = ({ document, onDone }: { document: Reviewed; onDone: () => void }) => {
  const { t } = useTranslation('verification')
  const { approve, reject } = useDecision(document, onDone)
  const [reason, setReason] = useState<Reason>('glare')
  const [words, setWords] = useState('')
  const [expiresOn, setExpiresOn] = useState(document.expiresOn ?? '')
  const [isRejecting, setRejecting] = useState(false)
  const error = isRejecting ? reject.error : approve.error
  return (
    <div className={form.form}>
      {isRejecting ? (
        <>
          <SelectField
            label={t('review.reason')}
            value={reason}
            data={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
            onChange={({ currentTarget }) => setReason(currentTarget.value as Reason)}
          />
          <LongField
            label={t('review.words')}
            description={t('review.words-note')}
            maxLength={500}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </>
      ) : (
        document.kind === 'identity' && (
          <Field
            type="date"
            label={t('review.expires-as-read')}
            value={expiresOn}
            onChange={({ currentTarget }) => setExpiresOn(currentTarget.value)}
          />
        )
      )}
      <ProblemNotice error={error} />
      <Choices
        isRejecting={isRejecting}
        busy={approve.isPending || reject.isPending}
        onTurn={setRejecting}
        onDecide={() =>
          isRejecting ? reject.mutate({ reason, words }) : approve.mutate(expiresOn)
        }
      />
    </div>
  )
}

const waits = ({ state }: Reviewed) => state === 'submitted' || state === 'in_review'

/** Colleagues see that somebody looks at it; number and pictures open to who took it. */
const useTaken = (document: Reviewed) => {
  const { id } = document
  const taken = useMutation({
    mutationFn: () => call('POST /v1/staff/documents/{id}/take', { params: { id }, body: {} }),
  })
  const { mutate } = taken
  const isWaiting = waits(document)
  useEffect(() => {
    if (isWaiting) mutate()
  }, [mutate, isWaiting])
  return taken
}

/** The pictures beside what the person says, and the decision. */
export const DocumentReview = (props: { document: Reviewed; onDone: () => void }) => {
  const { document, onDone } = props
  const taken = useTaken(document)
  const isOpen = taken.isSuccess || (!waits(document) && document.takenByMe)
  return (
    <div className={form.form}>
      <AboutIt document={document} number={taken.data?.number ?? null} />
      <ProblemNotice error={taken.error} onRetry={() => taken.mutate()} />
      {isOpen && <Pictures document={document} />}
      {taken.isSuccess && <Decide document={document} onDone={onDone} />}
    </div>
  )
}
