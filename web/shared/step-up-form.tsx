import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepUpAsked } from '../api/step-up.ts'
import { Button } from '../ui/button.tsx'
import { FactorCheck } from './factor-check/factor-check.tsx'
import styles from './step-up-form.module.css'

/** What is being confirmed, word for word, and one of the person's factors for it. */
export const StepUpForm = ({ asked }: { asked: StepUpAsked }) => {
  const { t } = useTranslation('security')
  const [check, setCheck] = useState(asked.check)
  return (
    <>
      {check.shown && (
        <p className={styles.shown}>
          <span className={styles.label}>{t('step-up.confirming')}</span>
          <strong>{check.shown}</strong>
        </p>
      )}
      <FactorCheck
        check={check}
        onChange={setCheck}
        onProved={({ proof }) => asked.end({ kind: 'proved', proof })}
        onStartOver={() => asked.end({ kind: 'again' })}
      />
      <Button look="quiet" wide onClick={() => asked.end({ kind: 'cancelled' })}>
        {t('step-up.cancel')}
      </Button>
    </>
  )
}
