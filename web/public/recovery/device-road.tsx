import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'

const Tip = (props: { title: string; note: string; children?: ReactNode }) => (
  <li>
    <Card>
      <div className={styles.tip}>
        <h2>{props.title}</h2>
        <p className={styles.note}>{props.note}</p>
        {props.children}
      </div>
    </Card>
  </li>
)

/** A code does not arrive, or the device is gone: what helps at once comes first. */
export const DeviceRoad = () => {
  const { t } = useTranslation('recovery')
  return (
    <RecoveryPage title={t('device.title')} lead={t('device.lead')}>
      <div className={styles.stack}>
        <ol className={styles.tips}>
          <Tip title={t('device.wait')} note={t('device.wait-note')} />
          <Tip title={t('device.other')} note={t('device.other-note')}>
            <ButtonLink to={paths.signIn()} look="secondary" size="small">
              {t('device.other-action')}
            </ButtonLink>
          </Tip>
          <Tip title={t('device.look')} note={t('device.look-note')}>
            <ButtonLink to={paths.cannotSignIn({ road: 'locked' })} look="secondary" size="small">
              {t('device.look-action')}
            </ButtonLink>
          </Tip>
          <Tip title={t('device.lost')} note={t('device.lost-note')}>
            <ButtonLink to={paths.lostDevice()} look="secondary" size="small">
              {t('device.lost-action')}
            </ButtonLink>
          </Tip>
        </ol>
        <ButtonLink to={paths.cannotSignIn()} look="quiet" wide>
          {t('cannot.back')}
        </ButtonLink>
      </div>
    </RecoveryPage>
  )
}
