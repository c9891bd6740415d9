import { IconFingerprint } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import form from '../../ui/form.module.css'
import styles from './factor-check.module.css'
import type { FactorCheckState } from './use-factor-check.ts'

type Props = {
  readonly state: FactorCheckState
  readonly notice: ReactNode
  readonly busy: boolean
}

/** One press; the device asks for a finger, a face or its PIN. */
export const PasskeyWay = ({ state, notice, busy }: Props) => {
  const { t } = useTranslation('security')
  const { passkey, answer } = state
  const ask = () => {
    answer.reset()
    passkey.mutate()
  }
  return (
    <div className={form.form}>
      <p className={styles.lead}>{t('check.passkey')}</p>
      {notice}
      <Button wide icon={<IconFingerprint size={22} aria-hidden />} busy={busy} onClick={ask}>
        {t('check.use-passkey')}
      </Button>
    </div>
  )
}
