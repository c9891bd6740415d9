import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import styles from './add-app.module.css'
import { KeptCodes } from './kept-codes.tsx'
import { useSecurity, useSecurityChange } from './use-security.ts'

/** Ten new recovery codes; the old ones end at that moment, not before. */
export const RenewRecoveryCodes = () => {
  const { t } = useTranslation('security')
  const navigate = useNavigate()
  const left = useSecurity().data?.recoveryCodesLeft ?? 0
  const changed = useSecurityChange()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useMutation({
    mutationFn: () => call('POST /v1/me/recovery-codes', { body: {} }),
    onSuccess: ({ security, recoveryCodes }) => {
      setCodes(recoveryCodes)
      changed(security)
    },
  })
  const make = () => renew.mutate()
  if (codes) {
    return <KeptCodes codes={codes} onDone={() => navigate({ to: paths.security() })} />
  }
  return (
    <Screen
      title={t('recovery.title')}
      backTo={paths.security()}
      bottom={
        <BottomBar>
          <Button wide busy={renew.isPending} onClick={make}>
            {t('recovery.make')}
          </Button>
        </BottomBar>
      }
    >
      <Card>
        <ul className={styles.points}>
          <li>{t('recovery.what')}</li>
          <li>{t('recovery.keep')}</li>
          {left > 0 && <li>{t('recovery.old', { left })}</li>}
        </ul>
      </Card>
      <ProblemNotice error={renew.error} onRetry={make} />
    </Screen>
  )
}
