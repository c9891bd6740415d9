import { IconListSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { LongField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { Queue } from '../queue.tsx'
import styles from '../staff.module.css'
import own from './documents.module.css'

const states = ['possible', 'dismissed', 'confirmed'] as const
type State = (typeof states)[number]
type Screening = ReplyOf<'GET /v1/staff/screenings'>['items'][number]
type Choice = { readonly screening: Screening; readonly decision: 'confirmed' | 'dismissed' }

const useScreenings = (state: State) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/screenings'), 'pages', state],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/screenings',
        { query: { state, limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

const whyCodes = ['exact_name', 'same_words', 'similar_words', 'country'] as const

/** Entries that came close, each with its score and why. */
const Matches = ({ matches }: Pick<Screening, 'matches'>) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  return (
    <ul className={own.matches}>
      {matches.map(({ entryId, name, matched, score, why, list, countries }) => (
        <li key={entryId} className={own.match}>
          <strong>{name}</strong> · {score} %{matched !== name && ` · ${matched}`}
          <div className={styles.quiet}>
            {whyCodes
              .filter((code) => why.includes(code))
              .map((code) => t(`screening.why-${code}`))
              .join(' · ')}
          </div>
          <div className={styles.quiet}>
            {list} · {entryId} {countries.map(words.country).join(', ')}
          </div>
        </li>
      ))}
    </ul>
  )
}

const Item = ({ screening, onChoose }: { screening: Screening; onChoose: (c: Choice) => void }) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{screening.name}</span>
          <span>{words.country(screening.country)}</span>
        </div>
        <div className={styles.quiet}>
          {screening.accountNumber} · <DateText at={screening.at} />
        </div>
        <Matches matches={screening.matches} />
        {screening.note && <div className={styles.quiet}>{screening.note}</div>}
        {screening.state === 'possible' && (
          <>
            {screening.answerBy && (
              <div>
                <Tag tone="warning">
                  {t('review.due', { at: words.moment(screening.answerBy) })}
                </Tag>
              </div>
            )}
            <div className={styles.actions}>
              <Button size="small" onClick={() => onChoose({ screening, decision: 'dismissed' })}>
                {t('screening.dismiss')}
              </Button>
              <Button
                size="small"
                look="secondary"
                onClick={() => onChoose({ screening, decision: 'confirmed' })}
              >
                {t('screening.confirm')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

const Decide = ({ choice, onDone }: { choice: Choice; onDone: () => void }) => {
  const { t } = useTranslation('verification')
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const { screening, decision } = choice
  const renew = () => client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/screenings') })
  const decide = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/screenings/{id}/decide', {
        params: { id: screening.id },
        body: { decision, note: note.trim() },
      }),
    onSuccess: () => {
      toast(t(`screening.done-${decision}`))
      onDone()
      return renew()
    },
    // After a refusal too: somebody may have decided before.
    onError: renew,
  })
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!decide.isPending) decide.mutate()
      }}
    >
      <p>{t(`screening.note-${decision}`)}</p>
      <LongField
        label={t('screening.note')}
        maxLength={500}
        value={note}
        error={fieldErrors(decide.error).note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <ProblemNotice error={decide.error} onRetry={() => decide.mutate()} compact />
      <Button
        type="submit"
        wide
        look={decision === 'confirmed' ? 'danger' : 'primary'}
        busy={decide.isPending}
      >
        {t(`screening.do-${decision}`)}
      </Button>
    </form>
  )
}

/** People whose name came close to the list: the same person, or not. */
export const Screenings = () => {
  const { t } = useTranslation('verification')
  const { t: common } = useTranslation()
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'possible'
  const [choice, setChoice] = useState<Choice | null>(null)
  const found = useScreenings(state)
  return (
    <Screen title={t('screening.title')}>
      <Queue
        label={t('review.states')}
        states={states.map((one) => ({ state: one, words: t(`screening.state-${one}`) }))}
        state={state}
        toState={(one) => paths.staffScreenings({ state: one })}
        found={found}
        empty={{
          icon: <IconListSearch size={28} />,
          title: t('screening.empty-title'),
          words: t('screening.empty'),
        }}
        more={t('review.more')}
      >
        {(screening) => <Item key={screening.id} screening={screening} onChoose={setChoice} />}
      </Queue>
      <Sheet
        title={choice ? t(`screening.do-${choice.decision}`) : ''}
        open={choice !== null}
        onClose={() => setChoice(null)}
        closeLabel={common('close')}
      >
        {choice && <Decide choice={choice} onDone={() => setChoice(null)} />}
      </Sheet>
    </Screen>
  )
}
