import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownDevice } from '../../../api/calls.ts'
import { useWords } from '../../../shared/use-words.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Card, Row, SectionHead } from '../../../ui/card.tsx'
import { capitalised } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { DeviceIcon } from './device-icon.tsx'
import { Question } from './question.tsx'
import styles from './sessions.module.css'
import { useEnding } from './use-sessions.ts'

/** Devices that are known from earlier sign-ins: nobody can lock their owner out there. */
export const DeviceList = ({ devices }: { devices: readonly KnownDevice[] }) => {
  const { t } = useTranslation('sessions')
  const words = useWords()
  const { forget } = useEnding()
  const [asked, setAsked] = useState<KnownDevice | null>(null)
  const close = () => {
    setAsked(null)
    forget.reset()
  }
  const yes = () => {
    if (!asked) return
    forget.mutate(asked.id, {
      onSuccess: () => {
        close()
        toast(t('devices.forgotten', { device: asked.device }))
      },
    })
  }
  return (
    <>
      <SectionHead title={t('devices.title')} />
      <Card>
        <p className={styles.note}>{t(devices.length > 0 ? 'devices.why' : 'devices.none')}</p>
        <ul className={styles.after}>
          {devices.map((device) => (
            <li key={device.id} className={styles.item}>
              <Row
                lead={<DeviceIcon device={device.device} current={device.current} />}
                title={device.device}
                note={
                  <>
                    <span className={styles.line}>
                      {device.current ? t('list.this') : capitalised(device.place)}
                    </span>
                    <span className={styles.line}>
                      {t('devices.used', { last: words.moment(device.lastUsedAt) })}
                    </span>
                  </>
                }
                end={
                  <IconButton
                    label={t('devices.forget-which', { device: device.device })}
                    onClick={() => setAsked(device)}
                  >
                    <IconTrash size={20} />
                  </IconButton>
                }
              />
            </li>
          ))}
        </ul>
      </Card>
      <Question
        open={asked !== null}
        title={t('ask.forget-title')}
        yes={t('ask.forget-yes')}
        busy={forget.isPending}
        error={forget.error}
        onYes={yes}
        onClose={close}
      >
        {t(asked?.current ? 'ask.forget-this' : 'ask.forget', { device: asked?.device ?? '' })}
      </Question>
    </>
  )
}
