import { IconSnowflake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { freezeIn, useRestrictions } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import styles from './freeze-banner.module.css'

/** Above every screen while the account is frozen: what is stopped, what goes on, how it ends. */
export const FreezeBanner = () => {
  const { t } = useTranslation('freeze')
  const restrictions = useRestrictions()
  const freeze = freezeIn(restrictions.data?.items)
  return (
    <div role="status" aria-live="polite">
      {freeze && (
        <div className={styles.banner}>
          <IconSnowflake size={20} aria-hidden />
          <p>
            <strong>{t(`banner.${freeze.kind as 'frozen_by_owner'}`)}</strong> {t('banner.stops')}
          </p>
          <AppLink className={styles.link ?? ''} to={paths.securityFreeze()}>
            {t(freeze.whoActs === 'you' ? 'banner.lift' : 'banner.more')}
          </AppLink>
        </div>
      )}
    </div>
  )
}
