import { IconBellRinging, IconCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { useSession } from '../api/session.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import styles from './tell-me.module.css'

type Props = {
  /** Of the closure: `mw_…` */
  readonly id: string
  readonly isAsked?: boolean
  /** It turned out to be back already. */
  readonly onOpen?: (() => void) | undefined
}

/** Asks once to hear, in the app and by mail, when something is back; for who is signed in. */
export const TellMe = ({ id, isAsked = false, onOpen }: Props) => {
  const { t } = useTranslation()
  const client = useQueryClient()
  const session = useSession()
  const ask = useMutation({
    mutationFn: () => call('POST /v1/availability/{id}/tell-me', { params: { id }, body: {} }),
    onSuccess: ({ state }) => {
      client.invalidateQueries({ queryKey: keyOf('GET /v1/availability') })
      if (state === 'open') onOpen?.()
    },
  })
  if (!session.data) return null
  if (ask.data?.state === 'open') return <p className={styles.done}>{t('tell-me.open')}</p>
  if (isAsked || ask.data) {
    return (
      <p className={styles.done} role="status">
        <IconCheck size={18} aria-hidden />
        <span>{t('tell-me.done')}</span>
      </p>
    )
  }
  return (
    <>
      <Button
        size="small"
        look="secondary"
        icon={<IconBellRinging size={18} aria-hidden />}
        busy={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('tell-me.ask')}
      </Button>
      <ProblemNotice error={ask.error} onRetry={() => ask.mutate()} />
    </>
  )
}
