import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import styles from './factor-check.module.css'
import type { FactorCheckState } from './use-factor-check.ts'

type Props = {
  readonly state: FactorCheckState
  readonly notice: ReactNode
  readonly busy: boolean
}

/** One of the ten codes that were kept; dashes, spaces and capitals do not matter. */
export const RecoveryWay = ({ state, notice, busy }: Props) => {
  const { t } = useTranslation('security')
  const { factor, answer } = state
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => {
    setMissing(code.trim() === '')
    if (code.trim() && !answer.isPending) answer.mutate({ method: 'recovery', code: code.trim() })
  }
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm()
      }}
    >
      <p className={styles.lead}>{t('check.recovery', { left: factor?.left ?? 0 })}</p>
      <Field
        label={t('check.recovery-code')}
        description={t('check.recovery-note')}
        error={missing && t('check.recovery-missing')}
        placeholder="k7m2-9xqd-41ft"
        autoComplete="off"
        autoCapitalize="none"
        autoFocus
        data-autofocus
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={({ currentTarget }) => {
          setCode(currentTarget.value)
          setMissing(false)
        }}
      />
      {notice}
      <Button type="submit" wide busy={busy}>
        {t('check.submit')}
      </Button>
    </form>
  )
}
