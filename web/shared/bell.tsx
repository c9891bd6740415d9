import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { UnseenText } from '../ui/unseen-text.tsx'
import { AppLink } from './app-link.tsx'
import styles from './bell.module.css'

/** Live: `/v1/events` refreshes it. */
const useUnread = (): number => useQuery(query('GET /v1/notices/unread')).data?.count ?? 0

/** Two digits fit; who has more unread does not count them. */
const brief = (count: number): string => (count > 99 ? '99+' : String(count))

/** How many notices are unread; nothing when none is. */
export const UnreadCount = () => {
  const { t } = useTranslation()
  const count = useUnread()
  if (count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden>{brief(count)}</span>
      <UnseenText>{t('notices.unread', { number: brief(count) })}</UnseenText>
    </span>
  )
}

/** Leads to the notices, from the top of a phone's screen. */
export const Bell = () => {
  const { t } = useTranslation()
  return (
    <AppLink className={styles.bell ?? ''} to={paths.notices()}>
      <IconBell size={23} stroke={1.8} aria-hidden />
      <UnseenText>{t('navigation.notices')}</UnseenText>
      <UnreadCount />
    </AppLink>
  )
}
