import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Screen } from '../../../shared/screen.tsx'
import { Card } from '../../../ui/card.tsx'
import { RowBones, Waiting } from '../../../ui/skeleton.tsx'
import { DeviceList } from './device-list.tsx'
import { SessionList } from './session-list.tsx'
import { SignInTrouble } from './sign-in-trouble.tsx'
import { useDevices, useSessions, useSignInTrouble } from './use-sessions.ts'

type PartProps<T> = {
  readonly asked: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** One part of the screen; each waits and fails for itself. */
const Part = <T,>({ asked, children }: PartProps<T>) => {
  const { t } = useTranslation()
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error) return <ProblemNotice error={asked.error} onRetry={() => asked.refetch()} />
  return (
    <Card rows>
      <Waiting soon={t('waiting.soon')} late={t('waiting.late')}>
        <RowBones rows={2} />
      </Waiting>
    </Card>
  )
}

/** Where I am signed in, which devices are known, and what strangers have tried. */
export const Sessions = () => {
  const { t } = useTranslation('sessions')
  const devices = useDevices()
  return (
    <Screen
      title={t('title')}
      backTo={paths.security()}
      aside={<Part asked={devices}>{({ items }) => <DeviceList devices={items} />}</Part>}
    >
      <Part asked={useSessions()}>{({ items }) => <SessionList sessions={items} />}</Part>
      <Part asked={useSignInTrouble()}>{(trouble) => <SignInTrouble trouble={trouble} />}</Part>
    </Screen>
  )
}
