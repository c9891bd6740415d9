import { IconChevronRight, IconDeviceMobileOff, IconKey, IconLock } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { DeviceRoad } from './device-road.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import { SignInHelp } from './sign-in-help.tsx'

type RoadProps = {
  readonly to: string
  readonly icon: typeof IconKey
  readonly title: string
  readonly note: string
}

const Road = ({ to, icon: Icon, title, note }: RoadProps) => (
  <li>
    <AppLink to={to} className={styles.road ?? ''}>
      <span className={styles.icon} aria-hidden>
        <Icon size={22} stroke={1.8} />
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.note}>{note}</span>
      </span>
      <IconChevronRight size={18} aria-hidden />
    </AppLink>
  </li>
)

const Roads = () => {
  const { t } = useTranslation('recovery')
  const roads: readonly ComponentProps<typeof Road>[] = [
    {
      ...{ to: paths.reset(), icon: IconKey },
      ...{ title: t('cannot.forgot'), note: t('cannot.forgot-note') },
    },
    {
      ...{ to: paths.cannotSignIn({ road: 'locked' }), icon: IconLock },
      ...{ title: t('cannot.locked'), note: t('cannot.locked-note') },
    },
    {
      ...{ to: paths.cannotSignIn({ road: 'device' }), icon: IconDeviceMobileOff },
      ...{ title: t('cannot.device'), note: t('cannot.device-note') },
    },
  ]
  return (
    <RecoveryPage title={t('cannot.title')} lead={t('cannot.lead')}>
      <div className={styles.stack}>
        <ul className={styles.roads}>
          {roads.map((road) => (
            <Road key={road.to} {...road} />
          ))}
        </ul>
        <ButtonLink to={paths.signIn()} look="quiet" wide>
          {t('cannot.sign-in')}
        </ButtonLink>
      </div>
    </RecoveryPage>
  )
}

/** Three roads for whoever cannot sign in; nothing is told before a mailbox or phone is proved. */
export const CannotSignIn = () => {
  const { road } = useSearch({ strict: false }) as { road?: string }
  if (road === 'locked') return <SignInHelp />
  if (road === 'device') return <DeviceRoad />
  return <Roads />
}
