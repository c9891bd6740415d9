import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { PasswordChecklist } from './password-checklist.tsx'
import type { PasswordCheck } from './use-password-check.ts'

type Props = Omit<
  ComponentProps<typeof PasswordField>,
  'showLabel' | 'hideLabel' | 'label' | 'value'
> & {
  readonly label?: string
  readonly value: string
  readonly check: PasswordCheck | null
  /** Until the first answer says it. */
  readonly minimumLength: number
}

/**
 * A password that is being chosen, with its checklist and meter: sign-up, reset and change. Its
 * screen loads the words of `password`.
 */
export const NewPasswordField = ({ check, minimumLength, label, ...props }: Props) => {
  const { t } = useTranslation('password')
  const id = useId()
  return (
    <div className={styles.stack}>
      <PasswordField
        label={label ?? t('field')}
        showLabel={t('show')}
        hideLabel={t('hide')}
        autoComplete="new-password"
        aria-describedby={id}
        {...props}
      />
      <PasswordChecklist
        id={id}
        check={check}
        typed={props.value.length > 0}
        minimumLength={check?.minimumLength ?? minimumLength}
      />
    </div>
  )
}

type PresentProps = Omit<ComponentProps<typeof PasswordField>, 'showLabel' | 'hideLabel'>

/** A password that exists already; managers fill it in. */
export const PresentPasswordField = (props: PresentProps) => {
  const { t } = useTranslation('password')
  return (
    <PasswordField
      showLabel={t('show')}
      hideLabel={t('hide')}
      autoComplete="current-password"
      {...props}
    />
  )
}
