import { useTranslation } from 'react-i18next'
import type { StaffRestriction } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import styles from '../staff.module.css'
import type { Choice } from './restriction-decision.tsx'

type Props = {
  /** Whose it is stands above the list already. */
  readonly isOfAccount?: boolean
  readonly item: StaffRestriction
  readonly onChoose: (choice: Choice) => void
}

/** How urgent it is, in one tag. */
const Due = ({ item }: Pick<Props, 'item'>) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  if (item.liftedAt) return <Tag>{t('staff.lifted', { at: words.moment(item.liftedAt) })}</Tag>
  if (item.overdueSince) {
    return <Tag tone="danger">{t('staff.overdue', { at: words.moment(item.overdueSince) })}</Tag>
  }
  return <Tag tone="warning">{t('staff.due', { at: words.moment(item.reviewDue) })}</Tag>
}

const Details = ({ item }: Pick<Props, 'item'>) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  const what = words.list(item.affects.map((one) => t(`staff.affects.${one}`)))
  return (
    <>
      <p>
        {item.currencies
          ? t('staff.stops-in', { what, currencies: words.list(item.currencies) })
          : t('staff.stops', { what })}
      </p>
      <p className={styles.quiet}>
        {item.placedBy ? t('staff.placed-by', { name: item.placedBy }) : t('staff.by-program')}
        {item.endsAt && ` · ${t('staff.ends', { at: words.moment(item.endsAt) })}`}
      </p>
      {item.note && <p className={styles.quiet}>{t('staff.note', { note: item.note })}</p>}
    </>
  )
}

const AppealWords = ({ item: { appeal } }: Pick<Props, 'item'>) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  if (!appeal) return null
  const by = words.moment(appeal.answerBy)
  return (
    <>
      <strong>{t('staff.appeal', { at: words.moment(appeal.madeAt), by })}</strong>
      <p className={styles.reported}>{appeal.words}</p>
      {appeal.answer && (
        <p className={styles.quiet}>{t('staff.answered', { words: appeal.answer })}</p>
      )}
    </>
  )
}

const History = ({ item: { history } }: Pick<Props, 'item'>) => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  return (
    <details className={styles.quiet}>
      <summary>{t('staff.history')}</summary>
      <ul>
        {history.map(({ kind, at, by, note }) => (
          <li key={`${kind} ${at}`}>
            {by
              ? t('staff.step-by', {
                  kind: t(`staff.kinds.${kind}`),
                  at: words.moment(at),
                  name: by,
                })
              : t('staff.step', { kind: t(`staff.kinds.${kind}`), at: words.moment(at) })}
            {note && ` · ${note}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Actions = ({ item, onChoose }: Props) => {
  const { t } = useTranslation('restrictions')
  if (!item.mayDecide) return null
  const choose = (kind: Choice['kind']) => () => onChoose({ kind, item })
  const isAsked = item.state === 'lift_requested'
  return (
    <div className={styles.actions}>
      {item.appeal?.state === 'waiting' && !isAsked && (
        <Button size="small" onClick={choose('answer')}>
          {t('staff.actions.answer')}
        </Button>
      )}
      <Button size="small" look="secondary" onClick={choose('lift')}>
        {t(isAsked ? 'staff.actions.confirm' : 'staff.actions.lift')}
      </Button>
      <Button size="small" look="secondary" onClick={choose('extend')}>
        {t('staff.actions.extend')}
      </Button>
    </div>
  )
}

/** One restriction for staff: whose, why, until when, what its holder said, what can be done. */
export const RestrictionItem = ({ item, onChoose, isOfAccount = false }: Props) => {
  const { t } = useTranslation('restrictions')
  const { accountNumber: account, maskedName: name } = item
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <h2>{item.title}</h2>
        </div>
        <div className={styles.tags}>
          <Due item={item} />
          <Tag>{t(`categories.${item.category}`)}</Tag>
          <Tag>{t(`staff.disclosures.${item.disclosure}`)}</Tag>
        </div>
        {!isOfAccount && (
          <AppLink to={paths.staffRestrictions({ account })}>
            {t('staff.of', { name, account })}
          </AppLink>
        )}
        <Details item={item} />
        {item.liftRequestedBy && item.state === 'lift_requested' && (
          <Tag tone="warning">{t('staff.requested', { name: item.liftRequestedBy })}</Tag>
        )}
        <AppealWords item={item} />
        <History item={item} />
        <Actions item={item} onChoose={onChoose} />
      </div>
    </Card>
  )
}
