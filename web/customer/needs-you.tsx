import { IconAlertCircle, IconBuildingBank, IconLockAccess } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wallet } from '../api/calls.ts'
import { placedIn, useRestrictions } from '../api/restrictions.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { useWords } from '../shared/use-words.ts'
import { Card } from '../ui/card.tsx'
import { WaitNotice } from './freeze/wait-notice.tsx'
import styles from './needs-you.module.css'
import { useDiagnosis } from './trouble/use-trouble.ts'

type NeedProps = {
  readonly icon: ReactNode
  readonly tone: 'accent' | 'warning'
  readonly title: string
  readonly note: string
  readonly action?: ReactNode
}

const Need = ({ icon, tone, title, note, action }: NeedProps) => {
  const id = useId()
  return (
    <Card tone={tone} aria-labelledby={id}>
      <div className={styles.need} data-tone={tone}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <div>
          <h2 id={id}>{title}</h2>
          <p className={styles.note}>{note}</p>
          {action}
        </div>
      </div>
    </Card>
  )
}

/** What OKPay restricted: the first reason, and by when it is decided. */
const Restricted = () => {
  const { t } = useTranslation('restrictions')
  const words = useWords()
  const [first] = placedIn(useRestrictions().data?.items)
  if (!first) return null
  const due = first.reviewDue && t('need.due', { at: words.moment(first.reviewDue) })
  return (
    <Need
      tone="warning"
      icon={<IconLockAccess size={22} />}
      title={t('need.title')}
      note={words.sentences(first.why, first.stops, ...(due ? [due] : []))}
      action={
        <AppLink className={styles.action ?? ''} to={paths.restrictions()}>
          {t('need.action')}
        </AppLink>
      }
    />
  )
}

type Props = {
  readonly wallets: readonly Wallet[] | undefined
  /** Undefined until it is known. */
  readonly hasMoved: boolean | undefined
}

/** The first thing that is wrong for certain and that this person can solve; one card at most. */
const Finding = () => {
  const { t } = useTranslation('customer')
  const { data } = useDiagnosis({})
  const finding = data?.items.find(
    ({ certainty, whoActs, code }) =>
      // What is restricted has a bar or a card of its own.
      certainty === 'certain' && whoActs === 'you' && !code.startsWith('risk.'),
  )
  if (!finding) return null
  return (
    <Need
      tone="warning"
      icon={<IconAlertCircle size={22} />}
      title={finding.title}
      note={t('home.trouble-note')}
      action={
        <AppLink className={styles.action ?? ''} to={paths.trouble()}>
          {t('home.trouble-action')}
        </AppLink>
      }
    />
  )
}

/** Cards for what waits for the person; nothing when nothing does. */
export const NeedsYou = ({ wallets, hasMoved }: Props) => {
  const { t } = useTranslation('customer')
  const stopped =
    wallets?.filter(({ state }) => state === 'frozen' || state === 'debits_frozen') ?? []
  return (
    <>
      <WaitNotice />
      <Finding />
      <Restricted />
      {stopped.map(({ id, currency, state }) => (
        <Need
          key={id}
          tone="warning"
          icon={<IconAlertCircle size={22} />}
          title={t('home.stopped', { currency })}
          note={t(state === 'frozen' ? 'home.stopped-note' : 'home.stopped-out-note')}
        />
      ))}
      {hasMoved === false && (
        <Need
          tone="accent"
          icon={<IconBuildingBank size={22} stroke={1.8} />}
          title={t('home.first-deposit')}
          note={t('home.first-deposit-note')}
          action={
            <AppLink className={styles.action ?? ''} to={paths.addMoney()}>
              {t('home.first-deposit-action')}
            </AppLink>
          }
        />
      )}
    </>
  )
}
