import { IconCompass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink, ButtonLink } from '../shared/app-link.tsx'
import { Brand } from '../shared/brand.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { NarrowPage } from '../ui/page.tsx'

/** An address that leads nowhere. */
export const NotFound = () => {
  const { t } = useTranslation()
  const session = useSession()
  const wayBack = session.data ? paths.home() : paths.welcome()
  const trouble = session.data ? paths.trouble() : paths.cannotSignIn()
  return (
    <NarrowPage
      title={t('not-found.title')}
      top={
        <AppLink to={wayBack}>
          <Brand />
        </AppLink>
      }
    >
      <title>{`${t('not-found.title')} · OKPay`}</title>
      <EmptyState
        icon={<IconCompass size={28} />}
        title={window.location.pathname}
        action={
          <>
            <ButtonLink to={wayBack}>{t('not-found.back')}</ButtonLink>
            <ButtonLink to={trouble} look="quiet">
              {t('not-found.trouble')}
            </ButtonLink>
          </>
        }
      >
        {t('not-found.detail')}
      </EmptyState>
    </NarrowPage>
  )
}
