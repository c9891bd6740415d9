import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyRow } from '../../ui/copy-row.tsx'
import { CodeField, Field } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './add-app.module.css'
import { KeptCodes } from './kept-codes.tsx'
import { useSecurity, useSecurityChange } from './use-security.ts'

const QrCode = lazy(() => import('./qr-code.tsx'))

type Begun = ReplyOf<'POST /v1/me/totp'>

/** `JBSWY3DP…` in groups of four, as people type it. */
const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The secret for the app: to be scanned, opened on this device, or typed. */
const Secret = ({ begun: { address, secret } }: { begun: Begun }) => {
  const { t } = useTranslation(['security', 'common'])
  return (
    <Card>
      <div className={styles.form}>
        <h2 className={styles.head}>{t('app.scan')}</h2>
        <div className={styles.frame}>
          <Suspense fallback={<RowBones rows={2} />}>
            <QrCode text={address} label={t('app.qr')} />
          </Suspense>
        </div>
        <p className={styles.note}>
          {t('app.same-device')} <a href={address}>{t('app.open-here')}</a>
        </p>
        <CopyRow
          label={t('app.secret')}
          value={secret}
          shown={inGroups(secret)}
          copyLabel={t('common:copy')}
          copiedLabel={t('common:copied')}
        />
      </div>
    </Card>
  )
}

const useConfirm = (begun: Begun, onCodes: (codes: readonly string[]) => void) => {
  const { t } = useTranslation('security')
  const navigate = useNavigate()
  const changed = useSecurityChange()
  return useMutation({
    mutationFn: ({ code, label }: { code: string; label: string }) =>
      call('POST /v1/me/totp/confirm', {
        body: { id: begun.id, code, ...(label.trim() && { label: label.trim() }) },
      }),
    onSuccess: ({ security, recoveryCodes }) => {
      changed(security)
      if (recoveryCodes) return onCodes(recoveryCodes)
      toast(t('app.added'))
      return navigate({ to: paths.security(), replace: true })
    },
  })
}

type ConfirmProps = {
  readonly begun: Begun
  readonly onCodes: (codes: readonly string[]) => void
  readonly onStartOver: () => void
}

/** The first code of the app shows that it has the secret. */
const Confirm = ({ begun, onCodes, onStartOver }: ConfirmProps) => {
  const { t } = useTranslation('security')
  const [code, setCode] = useState('')
  const [label, setLabel] = useState(t('app.label-first'))
  const [incomplete, setIncomplete] = useState(false)
  const confirm = useConfirm(begun, onCodes)
  const send = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length === 6 && !confirm.isPending) confirm.mutate({ code: digits, label })
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(code)
      }}
    >
      <Secret begun={begun} />
      <Field
        label={t('app.label')}
        description={t('app.label-note')}
        maxLength={60}
        value={label}
        error={fieldErrors(confirm.error).label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <CodeField
        label={t('app.first-code')}
        error={incomplete && t('check.incomplete')}
        value={code}
        onChange={(next) => {
          setCode(next)
          setIncomplete(false)
        }}
        onComplete={send}
      />
      <ProblemNotice
        error={confirm.error}
        onRetry={() => send(code)}
        onStartOver={onStartOver}
        compact
      />
      <Button type="submit" wide busy={confirm.isPending}>
        {t('app.confirm')}
      </Button>
    </form>
  )
}

/** Sets up an authenticator app: why, the secret, the first code, and recovery codes with it. */
export const AddApp = () => {
  const { t } = useTranslation('security')
  const navigate = useNavigate()
  const security = useSecurity()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation({ mutationFn: () => call('POST /v1/me/totp', { body: {} }) })
  const start = () => begin.mutate()
  const isFirst = security.data?.authenticators.length === 0
  if (codes) {
    return <KeptCodes codes={codes} onDone={() => navigate({ to: paths.security() })} />
  }
  return (
    <Screen
      title={t('app.title')}
      backTo={paths.security()}
      bottom={
        !begin.data && (
          <BottomBar>
            <Button wide busy={begin.isPending} onClick={start}>
              {t('app.begin')}
            </Button>
          </BottomBar>
        )
      }
    >
      {begin.data ? (
        <Confirm key={begin.data.id} begun={begin.data} onCodes={setCodes} onStartOver={start} />
      ) : (
        <>
          <Card>
            <ul className={styles.points}>
              <li>{t('app.need')}</li>
              <li>{t('app.how')}</li>
              {isFirst && <li>{t('first.codes')}</li>}
              {isFirst && <li>{t('first.mail')}</li>}
            </ul>
          </Card>
          <ProblemNotice error={begin.error} onRetry={start} />
        </>
      )}
    </Screen>
  )
}
