import { IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyProposal } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import staff from '../staff.module.css'
import styles from './policies.module.css'
import { ProposalItem } from './proposal-item.tsx'
import { RejectProposal } from './reject-proposal.tsx'

/** Proposed versions of the policy: what they change, and the decision of a second person. */
export const Proposals = () => {
  const { t } = useTranslation('policies')
  const { t: common } = useTranslation()
  const { roles } = usePerson()
  const [rejecting, setRejecting] = useState<PolicyProposal | null>(null)
  const found = useQuery(query('GET /v1/staff/policy-proposals'))
  const mayDecide = roles.some((role) => role === 'administrator' || role === 'publisher')
  return (
    <Screen title={t('staff.title')}>
      <p className={staff.lead}>{t('staff.lead')}</p>
      <div className={styles.actions}>
        {mayDecide && <ButtonLink to={paths.staffNewPolicy()}>{t('staff.new')}</ButtonLink>}
        <AppLink to={paths.policies()}>{t('staff.public')}</AppLink>
      </div>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={4} />}
      {found.data?.items.length === 0 && (
        <EmptyState icon={<IconScale size={28} />} title={t('staff.empty')}>
          {t('staff.empty-note')}
        </EmptyState>
      )}
      <div className={staff.entries}>
        {found.data?.items.map((proposal) => (
          <ProposalItem
            key={proposal.id}
            proposal={proposal}
            mayDecide={mayDecide}
            onReject={() => setRejecting(proposal)}
          />
        ))}
      </div>
      <Sheet
        title={t('staff.reject-title')}
        open={rejecting !== null}
        onClose={() => setRejecting(null)}
        closeLabel={common('close')}
      >
        {rejecting && <RejectProposal proposal={rejecting} onDone={() => setRejecting(null)} />}
      </Sheet>
    </Screen>
  )
}
