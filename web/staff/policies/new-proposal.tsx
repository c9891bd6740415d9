import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import staff from '../staff.module.css'
import { DraftEditor } from './draft-editor.tsx'

/** A version of the policy is written from the newest one, part by part, and checked. */
export const NewProposal = () => {
  const { t } = useTranslation('policies')
  // What is being written must not change under the writer's hands.
  const found = useQuery({
    ...query('GET /v1/staff/policy-document'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Screen title={t('draft.title')} backTo={paths.staffPolicies()}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={6} />}
      {found.data && (
        <>
          <p className={staff.lead}>{t('draft.lead', { version: found.data.version })}</p>
          <DraftEditor
            key={found.data.version}
            base={found.data}
            onStartOver={() => found.refetch()}
          />
        </>
      )}
    </Screen>
  )
}
