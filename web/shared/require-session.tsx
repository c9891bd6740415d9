import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonProvider, useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Bone, RowBones, Waiting } from '../ui/skeleton.tsx'
import { splitAddress } from './app-link.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import styles from './require-session.module.css'

/** Screens below are for signed-in people; others are sent to sign in and come back afterwards. */
export const RequireSession = () => {
  const { t } = useTranslation()
  const session = useSession()
  const { href } = useLocation()
  if (session.data) {
    return (
      <PersonProvider value={session.data.person}>
        <Outlet />
      </PersonProvider>
    )
  }
  if (session.data === null)
    return <Navigate {...splitAddress(paths.signIn({ next: href }))} replace />
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
