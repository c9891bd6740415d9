import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Tag } from '../../ui/card.tsx'
import type { Part } from './use-verification.ts'
import styles from './verification.module.css'

const tones = {
  missing: 'plain',
  draft: 'plain',
  submitted: 'warning',
  in_review: 'warning',
  approved: 'success',
  rejected: 'danger',
  expired: 'danger',
} as const satisfies Record<Part['state'], string>

/** What is known of it, in a sentence; the reason and what helps when it was rejected. */
const Note = ({ part }: { part: Part }) => {
  const { t } = useTranslation('verification')
  const words = useWords()
  const { document, state, kind } = part
  if (document?.rejection) {
    const { title, fix, words: added } = document.rejection
    return (
      <>
        <p className={styles.why}>{title}</p>
        <p className={styles.note}>{fix}</p>
        {added && <p className={styles.quote}>{t('reviewer-adds', { words: added })}</p>}
      </>
    )
  }
  if (document?.answerBy) {
    return <p className={styles.note}>{t('answer-by', { at: words.moment(document.answerBy) })}</p>
  }
  if (state === 'approved' && document?.expiresOn) {
    return <p className={styles.note}>{t('good-until', { day: words.date(document.expiresOn) })}</p>
  }
  return <p className={styles.note}>{t(`why.${kind}`)}</p>
}

const buttonOf = ({ state }: Part) => {
  if (state === 'missing') return 'start'
  if (state === 'draft') return 'continue'
  return state === 'rejected' || state === 'expired' ? 'again' : null
}

/** One thing to be proved: how it stands and the next step. */
export const PartCard = ({ part, isNext }: { part: Part; isNext: boolean }) => {
  const { t } = useTranslation('verification')
  const button = buttonOf(part)
  return (
    <Card>
      <div className={styles.part}>
        <div className={styles.head}>
          <h3>{t(`kind.${part.kind}`)}</h3>
          <Tag tone={tones[part.state]}>{t(`state.${part.state}`)}</Tag>
        </div>
        <Note part={part} />
        {part.document && part.state !== 'draft' && (
          <AppLink to={paths.explanation('verification', part.document.id)}>
            {t('explanation')}
          </AppLink>
        )}
        {button && (
          <ButtonLink
            to={paths.verificationOf(part.kind)}
            size="small"
            look={isNext ? 'primary' : 'secondary'}
          >
            {t(`${button}.${part.kind}`)}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
