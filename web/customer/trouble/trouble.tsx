import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '../../api/calls.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ButtonLink, splitAddress } from '../../shared/app-link.tsx'
import { FindingCard } from '../../shared/finding-card.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { CopyRow } from '../../ui/copy-row.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Bone, Waiting } from '../../ui/skeleton.tsx'
import { RoadCard } from './roads.tsx'
import styles from './trouble.module.css'
import { roads, type TroubleRoad, useDiagnosis, useQuestion } from './use-trouble.ts'

const roadNames = {
  cannot_get_in: 'trouble.roads.cannot-get-in',
  payment: 'trouble.roads.payment',
  unrecognised: 'trouble.roads.unrecognised',
} as const

/** What the looking was for; it stays in the address, so that a link leads to the same. */
const RoadChoice = ({ road, about }: { road: TroubleRoad | null; about?: string | undefined }) => {
  const { t } = useTranslation('trouble')
  const navigate = useNavigate()
  const go = (chosen: TroubleRoad | undefined) =>
    navigate({ ...splitAddress(paths.trouble({ road: chosen, about })), replace: true })
  return (
    <Chips label={t('trouble.road-label')}>
      <Chip on={road === null} onToggle={() => go(undefined)}>
        {t('trouble.everything')}
      </Chip>
      {roads.map((one) => (
        <Chip key={one} on={road === one} onToggle={(on) => go(on ? one : undefined)}>
          {t(roadNames[one])}
        </Chip>
      ))}
    </Chips>
  )
}

/** Nothing is wrong: what was looked at, so that the sentence means something. */
const Healthy = ({ diagnosis }: { diagnosis: Diagnosis }) => {
  const { t } = useTranslation('trouble')
  return (
    <Card tone="success" aria-labelledby="healthy">
      <div className={styles.healthy}>
        <IconCircleCheck size={24} aria-hidden />
        <div>
          <h2 id="healthy">{t('trouble.healthy')}</h2>
          <p>{t('trouble.healthy-detail')}</p>
          <ul>
            {diagnosis.checked.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className={styles.at}>
            {t('trouble.looked-at')} <DateText at={diagnosis.at} />
          </p>
        </div>
      </div>
    </Card>
  )
}

const Findings = ({ diagnosis }: { diagnosis: Diagnosis }) => {
  const { t } = useTranslation('trouble')
  const { items, healthy } = diagnosis
  return (
    <>
      {healthy && <Healthy diagnosis={diagnosis} />}
      {items.length > 0 && !healthy && (
        <p className={styles.count} role="status">
          {t(items.length === 1 ? 'trouble.found-one' : 'trouble.found', { number: items.length })}
        </p>
      )}
      {items.map((finding, index) => (
        <FindingCard
          key={`${finding.code} ${finding.since} ${finding.evidence[0]?.id}`}
          finding={finding}
          isFirst={index === 0 && !healthy}
        />
      ))}
    </>
  )
}

/** None of these: our real channels, and what to tell them, with nothing to type. */
const NoneOfThese = ({ diagnosis }: { diagnosis: Diagnosis | undefined }) => {
  const { t } = useTranslation('trouble')
  const { accountNumber } = usePerson()
  // Families are for programs; people say the name.
  const codes = diagnosis?.items.map(({ code }) => code.split('.').at(-1)).join(', ') || '–'
  return (
    <Card aria-labelledby="none-of-these">
      <h2 id="none-of-these" className={styles.title}>
        {t('trouble.none')}
      </h2>
      <p className={styles.note}>{t('trouble.none-note')}</p>
      {diagnosis && (
        <CopyRow
          label={t('trouble.tell')}
          value={`${accountNumber} · ${codes}`}
          copyLabel={t('copy', { ns: 'common' })}
          copiedLabel={t('copied', { ns: 'common' })}
        />
      )}
      <ButtonLink to={paths.official()} look="secondary" wide>
        {t('trouble.channels')}
      </ButtonLink>
    </Card>
  )
}

const FindingBones = () => (
  <Card>
    <div className={styles.bones}>
      <Bone width="60%" height="1.2em" />
      <Bone width="90%" />
      <Bone width="80%" />
      <Bone width="140px" height="36px" />
    </div>
  </Card>
)

/** The screen of the thing that is asked about. */
const backFrom = ({ kind, id }: NonNullable<ReturnType<typeof useQuestion>['about']>): string =>
  kind === 'withdrawal' ? paths.withdrawal(id) : paths.movement(id)

/** Something is wrong: what is known of this account first, then three roads, then people. */
export const Trouble = () => {
  const { t } = useTranslation('trouble')
  const { road, about } = useQuestion()
  const diagnosis = useDiagnosis({ ...(road && { road }), ...(about && { about }) })
  const shown = road === null ? roads : [road]
  return (
    <Screen
      title={t('trouble.title')}
      backTo={about ? backFrom(about) : paths.home()}
      aside={<NoneOfThese diagnosis={diagnosis.data} />}
    >
      <RoadChoice road={road} about={about?.id} />
      {diagnosis.isPending && (
        <Waiting soon={t('trouble.looking')} late={t('trouble.looking-late')}>
          <FindingBones />
        </Waiting>
      )}
      <ProblemNotice error={diagnosis.error} onRetry={() => diagnosis.refetch()} />
      {diagnosis.data && <Findings diagnosis={diagnosis.data} />}
      <SectionHead title={t('trouble.more')} />
      {shown.map((one) => (
        <RoadCard key={one} road={one} />
      ))}
    </Screen>
  )
}
