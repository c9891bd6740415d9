import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PolicyProposal } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { PolicyChanges } from '../../shared/policy-changes.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts, Tag } from '../../ui/card.tsx'
import { toast } from '../../ui/toast.tsx'
import staff from '../staff.module.css'
import styles from './policies.module.css'

const tones = {
  proposed: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'plain',
} as const

type Props = {
  readonly proposal: PolicyProposal
  readonly mayDecide: boolean
  readonly onReject: () => void
}

/** What each topic would become, by topic. */
export const TopicChanges = ({ changes }: { changes: PolicyProposal['changes'] }) => {
  const { language } = useWords()
  return changes.map(({ topic, title, rows }) => (
    <section key={topic} className={styles.topic}>
      <h3>{title[language]}</h3>
      <PolicyChanges rows={rows} />
    </section>
  ))
}

const Decision = ({ proposal, onReject }: Omit<Props, 'mayDecide'>) => {
  const { t } = useTranslation('policies')
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (what: 'approve' | 'withdraw') =>
      call(`POST /v1/staff/policy-proposals/{id}/${what}`, {
        params: { id: proposal.id },
        body: {},
      }),
    onSuccess: ({ state }) => {
      toast(t(`staff.${state === 'approved' ? 'approved' : 'withdrawn'}-done`))
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/policy-proposals') })
    },
  })
  return (
    <>
      <ProblemNotice error={decide.error} />
      {proposal.isOwn && <p className={staff.quiet}>{t('staff.own')}</p>}
      <div className={staff.actions}>
        {proposal.isOwn ? (
          <Button
            look="secondary"
            busy={decide.isPending}
            onClick={() => decide.mutate('withdraw')}
          >
            {t('staff.withdraw')}
          </Button>
        ) : (
          <>
            <Button busy={decide.isPending} onClick={() => decide.mutate('approve')}>
              {t('staff.approve')}
            </Button>
            <Button look="secondary" onClick={onReject}>
              {t('staff.reject')}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

const About = ({ proposal }: { proposal: PolicyProposal }) => {
  const { t } = useTranslation('policies')
  const words = useWords()
  const { effectiveFrom, earliest, decidedBy, decidedAt, version, note } = proposal
  const by = (name: string, at: string) => t('staff.by', { name, at: words.moment(at) })
  return (
    <Facts>
      <Fact label={t('staff.proposed-by')}>
        {by(proposal.proposedBy.name, proposal.proposedAt)}
      </Fact>
      <Fact label={t('staff.base')}>{t('staff.version', { version: proposal.baseVersion })}</Fact>
      {proposal.state === 'proposed' && (
        <Fact label={t('staff.effective')}>
          {effectiveFrom
            ? words.moment(effectiveFrom)
            : t('staff.as-early', { date: words.moment(earliest) })}
        </Fact>
      )}
      {decidedBy && decidedAt && (
        <Fact label={t('staff.decided-by')}>{by(decidedBy.name, decidedAt)}</Fact>
      )}
      {version !== null && <Fact label={t('staff.became')}>{t('staff.version', { version })}</Fact>}
      {note && <Fact label={t('staff.note')}>{note}</Fact>}
    </Facts>
  )
}

/** One proposal: who wants what and why, and what it would change. */
export const ProposalItem = ({ proposal, mayDecide, onReject }: Props) => {
  const { t } = useTranslation('policies')
  const { state, reason, isWorse, changes } = proposal
  return (
    <Card aria-label={reason}>
      <div className={staff.entry}>
        <div className={staff.entryHead}>
          <span>{reason}</span>
          <Tag tone={tones[state]}>{t(`staff.state.${state}`)}</Tag>
        </div>
        <span className={staff.tags}>
          <Tag tone={isWorse ? 'danger' : 'success'}>
            {t(isWorse ? 'staff.worse' : 'staff.better')}
          </Tag>
        </span>
        <About proposal={proposal} />
        <details className={styles.details} open={state === 'proposed'}>
          <summary>{t('staff.changes')}</summary>
          <TopicChanges changes={changes} />
        </details>
        {mayDecide && state === 'proposed' && <Decision proposal={proposal} onReject={onReject} />}
      </div>
    </Card>
  )
}
