import { type ComponentType, useEffect, useState } from 'react'
import type { Session } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { endsAnyway, secondsLeft } from '../../api/idle.ts'
import { loadWords } from '../../language.ts'
import { paths } from '../../paths.ts'
import type { IdleDialogProps } from './idle-dialog.tsx'

const warnSeconds = 120

/** Loads anew, so that nothing of the person stays in memory; keeps where they were. */
export const goToSessionEnded = (): void => {
  const next = window.location.pathname + window.location.search
  window.location.replace(paths.sessionEnded({ next }))
}

/** Seconds that are left, once they are few; null before. Looks again when the page is shown. */
const useFewSeconds = (session: Session): number | null => {
  const [few, setFew] = useState<number | null>(null)
  useEffect(() => {
    const look = () => {
      const left = secondsLeft(session)
      setFew(left > warnSeconds ? null : left)
    }
    const timer = setInterval(look, 1_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [session])
  return few
}

/** Fetched ahead: when it is needed the network may be gone. */
const useDialog = (): ComponentType<IdleDialogProps> | null => {
  const [Dialog, setDialog] = useState<ComponentType<IdleDialogProps> | null>(null)
  useEffect(() => {
    const timer = setTimeout(async () => {
      const loaded = Promise.all([import('./idle-dialog.tsx'), loadWords('sessions')])
      const [module] = await loaded.catch(() => [null])
      if (module) setDialog(() => module.IdleDialog)
    }, 3_000)
    return () => clearTimeout(timer)
  }, [])
  return Dialog
}

/**
 * Warns before a session that is not used ends, and ends it in time: whoever comes to the screen
 * later finds a calm page instead of somebody's money.
 */
export const IdleWatch = ({ session }: { readonly session: Session }) => {
  const few = useFewSeconds(session)
  const Dialog = useDialog()
  const isOver = few === 0
  useEffect(() => {
    if (!isOver) return
    // Whether it was over at the program already makes no difference.
    call('DELETE /v1/sessions/current')
      .catch(() => {})
      .finally(goToSessionEnded)
  }, [isOver])
  if (!Dialog) return null
  const seconds = few === 0 ? null : few
  return <Dialog seconds={seconds} isFinal={endsAnyway(session)} />
}
