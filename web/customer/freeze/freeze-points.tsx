import { IconArrowDownLeft, IconArrowUpRight, IconDevices, IconLockOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './freeze-points.module.css'

const points = [
  { name: 'stops', icon: IconArrowUpRight },
  { name: 'works', icon: IconArrowDownLeft },
  { name: 'sessions', icon: IconDevices },
  { name: 'ends', icon: IconLockOpen },
] as const

/** What a freeze does: what stops, what goes on, who is signed out, how it ends. */
export const FreezePoints = () => {
  const { t } = useTranslation('freeze')
  return (
    <ul className={styles.points}>
      {points.map(({ name, icon: Icon }) => (
        <li key={name} className={styles.point}>
          <Icon size={22} stroke={1.8} aria-hidden />
          <span>
            <strong>{t(`points.${name}`)}</strong>
            <span>{t(`points.${name}-note`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
