import { useTranslation } from 'react-i18next'
import { FreezePoints } from '../customer/freeze/freeze-points.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { Card } from '../ui/card.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'

/** After freezing: what is so now, and the way back when the time has come. */
export const Frozen = () => {
  const { t } = useTranslation('freeze')
  return (
    <NarrowPage
      title={t('frozen.title')}
      lead={t('frozen.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('frozen.title')} · OKPay`}</title>
      <Card>
        <FreezePoints />
      </Card>
      <ButtonLink to={paths.signIn({ next: paths.securityFreeze() })} wide>
        {t('frozen.lift')}
      </ButtonLink>
      <p>{t('frozen.later')}</p>
    </NarrowPage>
  )
}
