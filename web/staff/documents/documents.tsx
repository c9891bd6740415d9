import { IconId } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Queue } from '../queue.tsx'
import styles from '../staff.module.css'
import { DocumentReview } from './document-review.tsx'

const states = ['submitted', 'in_review', 'approved', 'rejected', 'expired'] as const
type State = (typeof states)[number]
export type Reviewed = ReplyOf<'GET /v1/staff/documents'>['items'][number]

const useDocuments = (state: State, language: string) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/documents'), 'pages', state, language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/documents',
        { query: { state, limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** One that waits: whose, what, by when. */
const Item = ({ document, onOpen }: { document: Reviewed; onOpen: (d: Reviewed) => void }) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  const { person, variant, answerBy, isLate, rejection, country } = document
  const issuer = country ? ` · ${words.country(country)}` : ''
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{person.name}</span>
          <span>{t(`variant.${variant}`)}</span>
        </div>
        <div className={styles.quiet}>
          {person.accountNumber}
          {issuer}
        </div>
        {answerBy && (
          <div>
            <Tag tone={isLate ? 'danger' : 'warning'}>
              {t(isLate ? 'review.late' : 'review.due', { at: words.moment(answerBy) })}
            </Tag>
          </div>
        )}
        {document.decidedAt && (
          <div className={styles.quiet}>
            <DateText at={document.decidedAt} />
            {rejection && ` · ${rejection.title}`}
          </div>
        )}
        <div className={styles.actions}>
          <Button size="small" look="secondary" onClick={() => onOpen(document)}>
            {t('review.open')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** Documents that people sent in: the one that was promised first on top. */
export const Documents = () => {
  const { t, i18n } = useTranslation('verification')
  const { t: common } = useTranslation()
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'submitted'
  const [open, setOpen] = useState<Reviewed | null>(null)
  const found = useDocuments(state, i18n.language)
  return (
    <Screen title={t('review.title')}>
      <Queue
        label={t('review.states')}
        states={states.map((one) => ({ state: one, words: t(`state.${one}`) }))}
        state={state}
        toState={(one) => paths.staffDocuments({ state: one })}
        found={found}
        empty={{
          icon: <IconId size={28} />,
          title: t('review.empty-title'),
          words: t('review.empty'),
        }}
        more={t('review.more')}
      >
        {(document) => <Item key={document.id} document={document} onOpen={setOpen} />}
      </Queue>
      <Sheet
        title={open ? open.person.name : ''}
        open={open !== null}
        onClose={() => setOpen(null)}
        closeLabel={common('close')}
      >
        {open && <DocumentReview document={open} onDone={() => setOpen(null)} />}
      </Sheet>
    </Screen>
  )
}
