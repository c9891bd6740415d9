import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonProvider, useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Bone, RowBones, Waiting } from '../ui/skeleton.tsx'
import { goToSessionEnded, IdleWatch } from './idle/idle-watch.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { Redirect } from './redirect.tsx'
import styles from './require-session.module.css'

/** Where sign-in leads back to; read once, since the address changes while it is being left. */
const GoToSignIn = () => {
  const [next] = useState(() => window.location.pathname + window.location.search)
  return <Redirect to={paths.signIn({ next })} />
}

/** It was there a moment ago: idle for too long, or ended from another device. */
const GoToSessionEnded = () => {
  useEffect(goToSessionEnded, [])
  return null
}

/** Screens below are for signed-in people; others are sent to sign in and come back afterwards. */
export const RequireSession = () => {
  const { t } = useTranslation()
  const session = useSession()
  const [wasSignedIn, setWasSignedIn] = useState(false)
  const isSignedIn = Boolean(session.data)
  useEffect(() => {
    if (isSignedIn) setWasSignedIn(true)
  }, [isSignedIn])
  if (session.data) {
    return (
      <PersonProvider value={session.data.person}>
        <Outlet />
        <IdleWatch session={session.data} />
      </PersonProvider>
    )
  }
  if (session.data === null) return wasSignedIn ? <GoToSessionEnded /> : <GoToSignIn />
  return (
    <div className={styles.wait}>
      {session.isError ? (
        <ProblemNotice error={session.error} onRetry={() => session.refetch()} />
      ) : (
        <Waiting soon={t('waiting.soon')} late={t('waiting.late')}>
          <Bone width="40%" height="34px" />
          <RowBones rows={5} />
        </Waiting>
      )}
    </div>
  )
}
