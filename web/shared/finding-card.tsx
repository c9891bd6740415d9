import {
  IconChevronRight,
  IconCircleCheck,
  IconClock,
  IconExclamationCircle,
  IconHelpCircle,
} from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../api/calls.ts'
import { Card } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { ButtonLink } from './app-link.tsx'
import styles from './finding-card.module.css'

const toneOf = ({ certainty, whoActs }: Finding) => {
  if (certainty === 'likely') return 'plain'
  return whoActs === 'nobody' ? 'success' : 'warning'
}

const Icon = ({ finding }: { finding: Finding }) => {
  if (finding.certainty === 'likely') return <IconHelpCircle size={22} />
  if (finding.by !== null && finding.whoActs !== 'you') return <IconClock size={22} />
  if (finding.whoActs === 'nobody') return <IconCircleCheck size={22} />
  return <IconExclamationCircle size={22} />
}

const known = {
  sign_in_failed: 'trouble.evidence.sign-in-failed',
  signed_in: 'trouble.evidence.signed-in',
  locked: 'trouble.evidence.locked',
  frozen: 'trouble.evidence.frozen',
  cooldown_started: 'trouble.evidence.waiting-began',
  recovery_code_used: 'trouble.evidence.recovery-code-used',
  'transfers.sent': 'trouble.evidence.sent',
  'funding.deposit_credited': 'trouble.evidence.credited',
  'explain.refused': 'trouble.evidence.refused',
} as const

const isKnown = (type: string): type is keyof typeof known => type in known

/** An entry of the record in words; what has no word of its own says what it is an entry of. */
const useEvidenceWords = () => {
  const { t } = useTranslation('trouble')
  return ({ id, type }: Finding['evidence'][number]): string => {
    if (isKnown(type)) return t(known[type])
    if (id.startsWith('msg_')) return t('trouble.evidence.message')
    if (id.startsWith('mw_')) return t('trouble.evidence.closure')
    if (type.startsWith('funding.')) return t('trouble.evidence.bank-entry')
    return t('trouble.evidence.account')
  }
}

const Evidence = ({ evidence }: Pick<Finding, 'evidence'>) => {
  const { t } = useTranslation('trouble')
  const wordsOf = useEvidenceWords()
  return (
    <details className={styles.evidence}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        {t('trouble.evidence.title', { number: evidence.length })}
      </summary>
      <ul>
        {evidence.map((entry) => (
          <li key={`${entry.id} ${entry.at}`}>
            <span>{wordsOf(entry)}</span>
            <span className={styles.moment}>
              <DateText at={entry.at} />
            </span>
            <code>{entry.id}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

type Props = {
  readonly finding: Finding
  readonly isFirst: boolean
  /** Somebody of staff reads it: the button is the customer's. */
  readonly isForStaff?: boolean
}

/** One thing that is wrong: how sure we are, its four parts, who acts by when, one button. */
export const FindingCard = ({ finding, isFirst, isForStaff = false }: Props) => {
  const { t } = useTranslation('trouble')
  const id = useId()
  const { title, detail, certainty, whoActs, by, action, evidence } = finding
  return (
    <Card tone={toneOf(finding)} aria-labelledby={id}>
      <div className={styles.finding} data-certainty={certainty} data-who={whoActs}>
        <span className={styles.icon} aria-hidden>
          <Icon finding={finding} />
        </span>
        <div className={styles.text}>
          <h2 id={id}>{title}</h2>
          <p className={styles.tags}>
            <strong>{t(certainty === 'certain' ? 'trouble.certain' : 'trouble.likely')}</strong>
            <span>{t(`trouble.who.${whoActs}`)}</span>
            {by && (
              <span>
                {t('trouble.by')} <DateText at={by} />
              </span>
            )}
          </p>
          <p className={styles.detail}>{detail}</p>
          {isForStaff && <p>{t('trouble.customer-can', { action: action.label })}</p>}
          {action.href && !isForStaff && (
            <ButtonLink to={action.href} size="small" look={isFirst ? 'primary' : 'secondary'}>
              {action.label}
            </ButtonLink>
          )}
          <Evidence evidence={evidence} />
        </div>
      </div>
    </Card>
  )
}
