import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'

/** After a session has ended by itself or from elsewhere: why, that nothing is lost, and back. */
export const SessionEnded = () => {
  const { t } = useTranslation('sessions')
  const { next } = useSearch({ strict: false }) as { next?: string }
  return (
    <NarrowPage
      title={t('ended.title')}
      lead={t('ended.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('ended.title')} · OKPay`}</title>
      <ButtonLink to={paths.signIn(next ? { next } : {})} wide>
        {t('ended.sign-in')}
      </ButtonLink>
      <p className={styles.aside}>{t(next ? 'ended.back' : 'ended.safe')}</p>
    </NarrowPage>
  )
}
