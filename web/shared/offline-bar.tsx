import { IconCloudOff, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../api/connection.ts'
import styles from './offline-bar.module.css'

/** A quiet bar that tells *you are offline* from *we are down*; what was typed stays. */
export const OfflineBar = () => {
  const { t } = useTranslation()
  const connection = useConnection()
  return (
    <div role="status" aria-live="polite">
      {connection !== 'online' && (
        <div className={styles.bar}>
          {connection === 'offline' ? <IconWifiOff size={18} /> : <IconCloudOff size={18} />}
          <span>
            {t(connection === 'offline' ? 'connection.offline-bar' : 'connection.down-bar')}
          </span>
        </div>
      )}
    </div>
  )
}
