import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { paths } from '../../paths.ts'
import { CheckNotice } from '../../shared/factor-check/check-notice.tsx'
import { makePasskey } from '../../shared/passkey-ceremony.ts'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './add-app.module.css'
import { KeptCodes } from './kept-codes.tsx'
import { useSecurity, useSecurityChange } from './use-security.ts'

type Begun = ReplyOf<'POST /v1/me/passkeys/options'>

/** What is left after the browser's window was closed can be taken up again. */
const usePasskeyEnrolment = (onCodes: (codes: readonly string[]) => void) => {
  const { t } = useTranslation('security')
  const navigate = useNavigate()
  const changed = useSecurityChange()
  const [begun, setBegun] = useState<Begun | null>(null)
  const add = useMutation({
    mutationFn: async ({ label, fresh }: { label: string; fresh: boolean }) => {
      const { proof, options } =
        (fresh ? null : begun) ?? (await call('POST /v1/me/passkeys/options', { body: {} }))
      setBegun({ proof, options })
      const credential = await makePasskey(options)
      return call('POST /v1/me/passkeys', {
        body: { proof, credential: credential as never, label: label.trim() },
      })
    },
    onSuccess: ({ security, recoveryCodes }) => {
      changed(security)
      if (recoveryCodes) return onCodes(recoveryCodes)
      toast(t('passkey.added'))
      return navigate({ to: paths.security(), replace: true })
    },
  })
  return add
}

/** Adds a passkey: a name for it, then the device's own window. */
export const AddPasskey = () => {
  const { t } = useTranslation('security')
  const navigate = useNavigate()
  const security = useSecurity()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [label, setLabel] = useState(t('passkey.label-first'))
  const [missing, setMissing] = useState(false)
  const add = usePasskeyEnrolment(setCodes)
  const send = (fresh: boolean) => {
    setMissing(label.trim() === '')
    if (label.trim()) add.mutate({ label, fresh })
  }
  const isFirst = security.data?.authenticators.length === 0
  if (codes) {
    return <KeptCodes codes={codes} onDone={() => navigate({ to: paths.security() })} />
  }
  return (
    <Screen
      title={t('passkey.title')}
      backTo={paths.security()}
      bottom={
        <BottomBar>
          <Button
            wide
            icon={<IconFingerprint size={22} aria-hidden />}
            busy={add.isPending}
            onClick={() => send(false)}
          >
            {t('passkey.add')}
          </Button>
        </BottomBar>
      }
    >
      <Card>
        <ul className={styles.points}>
          <li>{t('passkey.what')}</li>
          <li>{t('passkey.where')}</li>
          {isFirst && <li>{t('first.codes')}</li>}
          {isFirst && <li>{t('first.mail')}</li>}
        </ul>
      </Card>
      <Field
        label={t('passkey.label')}
        description={t('passkey.label-note')}
        maxLength={60}
        value={label}
        error={missing ? t('passkey.label-missing') : fieldErrors(add.error).label}
        onChange={({ currentTarget }) => {
          setLabel(currentTarget.value)
          setMissing(false)
        }}
      />
      <CheckNotice error={add.error} onRetry={() => send(false)} onStartOver={() => send(true)} />
    </Screen>
  )
}
