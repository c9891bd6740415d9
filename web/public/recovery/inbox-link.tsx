import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { useInboxPresence } from '../../shared/use-inbox-presence.ts'

/** In developer mode: where the message can be read. */
export const InboxLink = () => {
  const { t } = useTranslation('recovery')
  if (!useInboxPresence()) return null
  return (
    <AppLink to={paths.inbox()} target="_blank">
      {t('contact.inbox')}
    </AppLink>
  )
}
