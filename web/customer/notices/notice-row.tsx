import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconBuildingBank,
  IconCashBanknote,
  IconShieldCheck,
  IconShieldLock,
  IconUserShield,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { Disc } from '../../ui/card.tsx'
import { classes } from '../../ui/classes.ts'
import { DateText } from '../../ui/date-text.tsx'
import { UnseenText } from '../../ui/unseen-text.tsx'
import styles from './notices.module.css'

const icons: Readonly<Record<Notice['topic'], typeof IconShieldCheck>> = {
  signing_in: IconShieldLock,
  credentials: IconShieldCheck,
  contacts: IconUserShield,
  account: IconUserShield,
  money_sent: IconArrowUpRight,
  money_received: IconArrowDownLeft,
  deposits: IconBuildingBank,
  withdrawals: IconCashBanknote,
}

/** Where the thing is looked into or solved. */
const addressOf = ({ opens: { place, id } }: Notice): string => {
  if (place === 'movement') return id === null ? paths.activity() : paths.movement(id)
  if (place === 'withdrawal') return id === null ? paths.activity() : paths.withdrawal(id)
  if (place === 'bank_accounts') return paths.bankAccounts()
  if (place === 'restrictions') return paths.restrictions()
  if (place === 'security') return paths.securityHistory()
  if (place === 'policies') return paths.policies()
  if (place === 'limits') return paths.limits()
  if (place === 'verification') return paths.verification()
  return place === 'home' ? paths.home() : paths.settings()
}

type Props = { readonly notice: Notice; readonly onOpen: () => void }

/** One notice: what happened, in words; leads to where it is solved and counts as read then. */
export const NoticeRow = ({ notice, onOpen }: Props) => {
  const { t } = useTranslation('notices')
  const Icon = icons[notice.topic]
  return (
    <AppLink
      className={classes(styles.notice, !notice.isRead && styles.unread)}
      to={addressOf(notice)}
      onClick={onOpen}
    >
      <Disc tone={notice.isSecurity ? 'accent' : 'fill'}>
        <Icon size={20} stroke={1.8} />
      </Disc>
      <span className={styles.words}>
        <span className={styles.title}>
          {!notice.isRead && <UnseenText>{`${t('list.unread')} `}</UnseenText>}
          {notice.title}
        </span>
        <span className={styles.text}>{notice.text}</span>
      </span>
      <span className={styles.at}>
        <DateText at={notice.at} form="time" />
        {!notice.isRead && <span className={styles.dot} aria-hidden />}
      </span>
    </AppLink>
  )
}
