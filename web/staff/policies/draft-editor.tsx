import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { LongField, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import staff from '../staff.module.css'
import { type Part, parts, readPart, writePart } from './document-text.ts'
import styles from './policies.module.css'
import { TopicChanges } from './proposal-item.tsx'
import { SendProposal } from './send-proposal.tsx'

type Base = ReplyOf<'GET /v1/staff/policy-document'>
type Preview = ReplyOf<'POST /v1/staff/policy-proposals/preview'>
type Props = { readonly base: Base; readonly onStartOver: () => void }

const Found = ({ preview }: { preview: Preview }) => {
  const { t } = useTranslation('policies')
  const words = useWords()
  const { faults, changes, isWorse, earliest } = preview
  if (faults.length > 0) {
    return (
      <>
        <SectionHead title={t('draft.faults', { count: faults.length })} />
        <Card tone="danger">
          <ul className={styles.faults}>
            {faults.map(({ pointer, code, detail }) => (
              <li key={`${pointer} ${code} ${detail.en}`}>{detail[words.language]}</li>
            ))}
          </ul>
        </Card>
      </>
    )
  }
  if (changes.length === 0) return <p className={staff.quiet}>{t('draft.same')}</p>
  return (
    <>
      <SectionHead title={t('draft.changes')} />
      <Card>
        <p>{isWorse ? t('draft.worse', { date: words.moment(earliest) }) : t('draft.better')}</p>
        <TopicChanges changes={changes} />
      </Card>
    </>
  )
}

/** One part at a time as text; the whole document is checked by the program. */
export const DraftEditor = ({ base, onStartOver }: Props) => {
  const { t } = useTranslation('policies')
  const [document, setDocument] = useState(base.document)
  const [part, setPart] = useState<Part>('limits')
  const [text, setText] = useState(() => writePart(base.document.limits))
  const [why, setWhy] = useState<string | null>(null)
  const check = useMutation({
    mutationFn: (draft: Base['document']) =>
      call('POST /v1/staff/policy-proposals/preview', { body: { document: draft } }),
  })
  /** The document with what stands in the field; null when that cannot be read. */
  const takeText = (): Base['document'] | null => {
    const read = readPart(text)
    setWhy('why' in read ? read.why : null)
    if ('why' in read) return null
    const next = { ...document, [part]: read.value }
    setDocument(next)
    return next
  }
  const choose = (next: Part) => {
    const taken = takeText()
    if (!taken) return
    setPart(next)
    setText(writePart(taken[next]))
  }
  const preview = check.data
  const isSound = preview !== undefined && preview.faults.length === 0
  return (
    <>
      <div className={form.form}>
        <SelectField
          label={t('draft.part')}
          data={parts.map((value) => ({ value, label: t(`draft.part-names.${value}`) }))}
          value={part}
          onChange={({ currentTarget }) => choose(currentTarget.value as Part)}
        />
        <div className={styles.document}>
          <LongField
            label={t('draft.rows')}
            description={t('draft.rows-note')}
            error={why && t('draft.unreadable', { detail: why })}
            rows={18}
            spellCheck={false}
            autoCapitalize="none"
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value)
              setWhy(null)
              check.reset()
            }}
          />
        </div>
        <Button
          look="secondary"
          busy={check.isPending}
          onClick={() => {
            const draft = takeText()
            if (draft) check.mutate(draft)
          }}
        >
          {t('draft.check')}
        </Button>
      </div>
      <ProblemNotice error={check.error} />
      <div role="status">{preview && <Found preview={preview} />}</div>
      {isSound && preview.changes.length > 0 && (
        <SendProposal {...{ document, onStartOver }} baseVersion={base.version} />
      )}
    </>
  )
}
