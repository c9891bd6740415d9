import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { LongField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'
import styles from './restrictions.module.css'

/** The person's own words against a restriction; says by when they are answered. */
export const AppealForm = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const appeal = useMutation({
    mutationFn: () =>
      call('POST /v1/me/restrictions/{id}/appeal', { params: { id }, body: { words: text } }),
    onSuccess: (answer) => {
      client.setQueryData(keyOf('GET /v1/me/restrictions', {}), answer)
      const by = answer.items.find((item) => item.id === id)?.appeal.answerBy
      if (by) toast(t('appeal.done', { at: words.moment(by) }))
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/me/restrictions') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() !== '') appeal.mutate()
  }
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <LongField
        label={t('appeal.label')}
        description={t('appeal.note')}
        maxLength={2000}
        autosize
        minRows={3}
        maxRows={10}
        autoFocus
        error={missing && t('appeal.missing')}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setMissing(false)
        }}
      />
      <ProblemNotice error={appeal.error} onRetry={() => appeal.mutate()} />
      <div className={styles.actions}>
        <Button type="submit" busy={appeal.isPending}>
          {t('appeal.submit')}
        </Button>
        <Button look="secondary" onClick={onClose}>
          {t('appeal.cancel')}
        </Button>
      </div>
    </form>
  )
}
