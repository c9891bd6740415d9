import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, SectionHead } from '../../ui/card.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { PartCard } from './part-card.tsx'
import { type Verification as State, useVerification } from './use-verification.ts'
import styles from './verification.module.css'

/** What is reached and what the next tier brings. */
const Reached = ({ tier, underReviewUntil }: State) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  return (
    <Card tone={tier === 2 ? 'success' : 'accent'}>
      <div className={styles.reached}>
        <IconShieldCheck size={28} aria-hidden />
        <div>
          <h2>{t(`tier.${tier as 0 | 1 | 2}`)}</h2>
          <p className={styles.note}>{t(`tier-note.${tier as 0 | 1 | 2}`)}</p>
          {underReviewUntil && (
            <p className={styles.note}>
              {t('under-review', { at: words.moment(underReviewUntil) })}
            </p>
          )}
        </div>
      </div>
    </Card>
  )
}

const Parts = ({ state }: { state: State }) => {
  const { t } = useTranslation('verification')
  const open = state.parts.find(
    (part) => !['approved', 'submitted', 'in_review'].includes(part.state),
  )
  return (
    <>
      {([1, 2] as const).map((tier) => (
        <section key={tier} className={styles.parts}>
          <SectionHead title={t(`for-tier.${tier}`)} />
          {state.parts
            .filter((part) => part.tier === tier)
            .map((part) => (
              <PartCard key={part.kind} part={part} isNext={part === open} />
            ))}
        </section>
      ))}
    </>
  )
}

/** Who I am, proved: what each document is waiting for and the next step. */
export const Verification = () => {
  const { t } = useTranslation('verification')
  const { t: common } = useTranslation()
  const found = useVerification()
  return (
    <Screen title={t('title')} backTo={paths.settings()}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <RowBones rows={4} />
        </Waiting>
      )}
      {found.data && (
        <>
          <Reached {...found.data} />
          <Parts state={found.data} />
          <p className={styles.note}>{t('kept')}</p>
        </>
      )}
    </Screen>
  )
}
