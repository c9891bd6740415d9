import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { FreezePoints } from '../customer/freeze/freeze-points.tsx'
import { paths } from '../paths.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'

/**
 * Opened from "not me" in a message. Opening it does nothing, since mail scanners open links too;
 * the button freezes the account of whoever the message went to.
 */
export const NotMe = () => {
  const { t } = useTranslation('freeze')
  const navigate = useNavigate()
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const freeze = useMutation({
    mutationFn: () => call('POST /v1/not-me', { body: { token } }),
    onSuccess: () => navigate({ to: paths.frozen(), replace: true }),
  })
  return (
    <NarrowPage
      title={t('not-me.title')}
      lead={t('not-me.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('not-me.title')} · OKPay`}</title>
      <Card>
        <FreezePoints />
      </Card>
      <ProblemNotice error={freeze.error} onRetry={() => freeze.mutate()} />
      <Button look="danger" wide busy={freeze.isPending} onClick={() => freeze.mutate()}>
        {t('freeze.submit')}
      </Button>
      <p>{t('not-me.was-me')}</p>
    </NarrowPage>
  )
}
