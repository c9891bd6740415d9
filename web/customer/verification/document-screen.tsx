import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Redirect } from '../../shared/redirect.tsx'
import { Screen } from '../../shared/screen.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { PaperForm } from './paper-form.tsx'
import { Photos } from './photos.tsx'
import { type OwnDocument, type Part, useVerification } from './use-verification.ts'

/** First the paper, then its pictures. */
const Steps = ({ part }: { part: Part }) => {
  const draft = part.state === 'draft' ? part.document : null
  const [document, setDocument] = useState<OwnDocument | null>(draft)
  return document === null ? (
    <PaperForm part={part} onBegun={setDocument} />
  ) : (
    <Photos document={document} onChange={setDocument} onChangePaper={() => setDocument(null)} />
  )
}

/** One document, from which paper it is to being sent in. */
export const DocumentScreen = () => {
  const { t } = useTranslation('verification')
  const { kind } = useParams({ strict: false }) as { kind?: string }
  const found = useVerification()
  const part = found.data?.parts.find((one) => one.kind === kind)
  const isWaiting = part && ['submitted', 'in_review', 'approved'].includes(part.state)
  if (found.data && (!part || isWaiting)) return <Redirect to={paths.verification()} />
  return (
    <Screen title={part ? t(`kind.${part.kind}`) : t('title')} backTo={paths.verification()}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={4} />}
      {part && <Steps part={part} />}
    </Screen>
  )
}
