import { IconPhoneCheck, IconPhoneOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CallerCode } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf, query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useSecondsUntil } from '../shared/use-seconds-until.ts'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { formatCountdown } from '../ui/format.ts'
import { BottomBar } from '../ui/page.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './caller-code.module.css'

/** Asked again this often while a code is shown, should the live stream be away. */
const askAgainMs = 5_000

const showDigits = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

const Asked = ({ at }: { at: string | null }) => {
  const { t } = useTranslation('official')
  const words = useWords()
  const Icon = at ? IconPhoneCheck : IconPhoneOff
  return (
    <Card tone={at ? 'success' : 'warning'}>
      <div className={styles.state} role="status">
        <Icon size={24} aria-hidden />
        <h2>{at ? t('caller.looked-up', { time: words.moment(at) }) : t('caller.nobody')}</h2>
        <p>{at ? t('caller.looked-up-note') : t('caller.nobody-note')}</p>
      </div>
    </Card>
  )
}

const Live = ({ live, code }: { live: CallerCode; code: string }) => {
  const { t } = useTranslation('official')
  const left = useSecondsUntil(live.expiresAt)
  if (left === 0) {
    return (
      <Card>
        <p>{t('caller.ended')}</p>
      </Card>
    )
  }
  return (
    <>
      <Card tone="accent">
        <p className={styles.left}>{t('caller.must-read')}</p>
        <p className={styles.code}>{showDigits(code)}</p>
        <p className={styles.left}>{t('caller.left', { time: formatCountdown(left) })}</p>
      </Card>
      <Asked at={live.lookedUpAt} />
    </>
  )
}

/** A code that only OKPay's staff can read out: tells a caller who is ours from one who is not. */
export const CallerCodeScreen = () => {
  const { t } = useTranslation('official')
  const client = useQueryClient()
  const key = 'GET /v1/me/caller-codes/current'
  const current = useQuery({ ...query(key), refetchInterval: askAgainMs })
  const make = useMutation({
    mutationFn: () => call('POST /v1/me/caller-codes', { body: {} }),
    onSuccess: (made) => client.setQueryData(keyOf(key, {}), made),
  })
  const live = current.data
  return (
    <Screen
      title={t('caller.title')}
      backTo={paths.security()}
      bottom={
        <BottomBar>
          <Button wide busy={make.isPending} onClick={() => make.mutate()}>
            {live?.code ? t('caller.again') : t('caller.make')}
          </Button>
        </BottomBar>
      }
    >
      {current.isPending && <RowBones rows={3} />}
      <ProblemNotice error={current.error} onRetry={() => current.refetch()} />
      <ProblemNotice error={make.error} onRetry={() => make.mutate()} />
      {live?.code && <Live live={live} code={live.code} />}
      <Card>
        <ol className={styles.steps}>
          <li>{t('caller.step-make')}</li>
          <li>{t('caller.step-ask')}</li>
          <li>{t('caller.step-hang-up')}</li>
        </ol>
      </Card>
      <p>
        {t('caller.never')} <AppLink to={paths.official()}>{t('page.title')}</AppLink>
      </p>
    </Screen>
  )
}
