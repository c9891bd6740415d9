import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExplanationKind } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { Card, SectionHead } from '../../ui/card.tsx'
import { useLanguage } from '../../ui/language-context.ts'
import { Bone, RowBones, Waiting } from '../../ui/skeleton.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { Timeline } from '../timeline.tsx'
import { ExplanationCard } from './explanation-card.tsx'

type Props = {
  readonly kind: ExplanationKind
  readonly id: string
  /** Path of the screen that shows it. */
  readonly here?: string
  /** Changes when the thing has: it is asked for again. */
  readonly stamp?: string
  /** As staff read it; that they did is on record. */
  readonly isForStaff?: boolean
}

/** Each reading is on record: nothing is asked for again by itself. */
const onceRead = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const

/** Asks for the explanation of a thing and shows it with its timeline. */
export const Explained = ({ kind, id, here, stamp, isForStaff = false }: Props) => {
  const { t } = useTranslation('explain')
  const { t: common } = useTranslation()
  const language = useLanguage()
  const input = { params: { kind, id } }
  const found = useQuery({
    // Words come in the language of the call.
    queryKey: [...keyOf('GET /v1/explanations/{kind}/{id}', input), language, stamp, isForStaff],
    queryFn: ({ signal }) =>
      isForStaff
        ? call('GET /v1/staff/explanations/{kind}/{id}', { ...input, query: {} }, { signal })
        : call('GET /v1/explanations/{kind}/{id}', input, { signal }),
    ...(isForStaff && onceRead),
  })
  return (
    <>
      {found.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Bone height="180px" />
          <RowBones rows={3} />
        </Waiting>
      )}
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.data && (
        <>
          <ExplanationCard explanation={found.data} {...(here && { here })} />
          {found.data.timeline.length > 0 && (
            <>
              <SectionHead title={t('timeline')} />
              <Card>
                <Timeline stages={found.data.timeline} />
              </Card>
            </>
          )}
        </>
      )}
    </>
  )
}
