import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { Brand } from '../shared/brand.tsx'
import { LanguageSwitch } from '../shared/preferences.tsx'
import { useInboxPresence } from '../shared/use-inbox-presence.ts'
import styles from './public-top.module.css'

/** Brand and language above every public screen. */
export const PublicTop = () => {
  const session = useSession()
  return (
    <>
      <AppLink className={styles.home ?? ''} to={session.data ? paths.home() : paths.welcome()}>
        <Brand />
      </AppLink>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
    </>
  )
}

/** Quiet links at the end: documentation, and the developer's inbox where there is one. */
export const PublicFoot = () => {
  const { t } = useTranslation('public')
  const inbox = useInboxPresence()
  return (
    <nav className={styles.foot}>
      <AppLink to={paths.policies()}>{t('foot.policies')}</AppLink>
      <AppLink to={paths.official()}>{t('foot.official')}</AppLink>
      <a href={paths.developers()}>{t('foot.developers')}</a>
      {inbox && <AppLink to={paths.inbox()}>{t('foot.inbox')}</AppLink>}
    </nav>
  )
}
