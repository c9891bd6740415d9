import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { keyOf, query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { Field } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { RowBones } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import styles from './phrase.module.css'

type Kept = ReplyOf<'GET /v1/me/phrase'>
const key = 'GET /v1/me/phrase'

/** How our mail begins with this phrase. */
const Preview = ({ phrase }: { phrase: string }) => {
  const { t } = useTranslation('official')
  const shown = phrase.normalize('NFKC').replace(/\s+/g, ' ').trim()
  return (
    <>
      <SectionHead title={t('phrase.preview')} />
      <Card>
        <div className={styles.mail}>
          <p className={styles.sender}>{t('phrase.preview-sender')}</p>
          <p className={styles.mark}>OKPay</p>
          <p className={classes(styles.line, shown === '' && styles.missing)}>
            {shown === '' ? t('phrase.preview-none') : t('phrase.preview-line', { phrase: shown })}
          </p>
          <p>{t('phrase.preview-text')}</p>
        </div>
      </Card>
    </>
  )
}

const PhraseForm = ({ kept }: { kept: Kept }) => {
  const { t } = useTranslation('official')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(kept.phrase ?? '')
  const [missing, setMissing] = useState(false)
  const keep = (next: Kept) => client.setQueryData(keyOf(key, {}), next)
  const save = useMutation({
    mutationFn: () => call('PUT /v1/me/phrase', { body: { phrase: text } }),
    onSuccess: (next) => {
      keep(next)
      setText(next.phrase ?? '')
      toast(t('phrase.saved'))
    },
    onError: () => focusFirstError(element.current),
  })
  const remove = useMutation({
    mutationFn: () => call('DELETE /v1/me/phrase'),
    onSuccess: () => {
      keep({ phrase: null, setAt: null })
      setText('')
      toast(t('phrase.removed'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() !== '') save.mutate()
  }
  const refused = fieldErrors(save.error).phrase
  return (
    <>
      <Card>
        <form ref={element} className={form.form} noValidate onSubmit={submit}>
          <Field
            label={t('phrase.label')}
            description={t('phrase.label-note')}
            error={missing ? t('phrase.missing') : refused}
            maxLength={80}
            autoComplete="off"
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value)
              setMissing(false)
              save.reset()
            }}
          />
          <ProblemNotice
            error={save.error ?? remove.error}
            onRetry={() => (save.error ? save.mutate() : remove.mutate())}
            compact
          />
          <Button type="submit" wide busy={save.isPending}>
            {kept.phrase === null ? t('phrase.save') : t('phrase.change')}
          </Button>
          {kept.phrase !== null && (
            <Button look="quiet" wide busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('phrase.remove')}
            </Button>
          )}
        </form>
      </Card>
      <Preview phrase={text} />
    </>
  )
}

/** The phrase that our messages carry, so that a copy of them is noticed. */
export const Phrase = () => {
  const { t } = useTranslation('official')
  const kept = useQuery(query(key))
  return (
    <Screen title={t('phrase.title')} backTo={paths.security()}>
      <p>{t('phrase.lead')}</p>
      {kept.isPending && <RowBones rows={3} />}
      <ProblemNotice error={kept.error} onRetry={() => kept.refetch()} />
      {kept.data && <PhraseForm kept={kept.data} />}
    </Screen>
  )
}
