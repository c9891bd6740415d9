import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { PresentPasswordField } from '../shared/new-password-field.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { isContested, useConfirmSignUp } from './use-confirm-sign-up.ts'
import { ConfirmByCode } from './verify-code.tsx'

/** Opened from the link in the mail. A press consumes it, so that mail scanners cannot. */
const ConfirmByLink = ({ token }: { token: string }) => {
  const { t } = useTranslation('public')
  const navigate = useNavigate()
  const confirm = useConfirmSignUp()
  const [password, setPassword] = useState('')
  const [contested, setContested] = useState(false)
  const send = () =>
    confirm.mutate(
      { token, ...(password && { password }) },
      { onError: (error) => setContested(isContested(error)) },
    )
  const typeCode = () => navigate({ to: paths.verify(), search: {} })
  return (
    <NarrowPage
      title={t('verify.link-title')}
      lead={t('verify.link-lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('verify.link-title')} · OKPay`}</title>
      <ProblemNotice error={confirm.error} onRetry={send} onRequestCode={typeCode} />
      {contested && (
        <PresentPasswordField
          label={t('sign-up.password')}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      )}
      <Button wide busy={confirm.isPending} onClick={send}>
        {t('verify.link-submit')}
      </Button>
      <Button look="quiet" wide onClick={typeCode}>
        {t('verify.use-code')}
      </Button>
      <p>{t('verify.not-asked')}</p>
    </NarrowPage>
  )
}

/** Confirms an e-mail address or number by code, or by the link of the mail, on any device. */
export const Verify = () => {
  const { token, contact } = useSearch({ strict: false }) as { token?: string; contact?: string }
  return token ? <ConfirmByLink token={token} /> : <ConfirmByCode given={contact} />
}
