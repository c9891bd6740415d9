import { Input } from '@mantine/core'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { amountRefusalWords, minorUnitsOf } from '#money'
import type { Currency } from '../api/calls.ts'
import { currentLanguage } from '../language.ts'
import { classes } from '../ui/classes.ts'
import { FieldFrame } from '../ui/field.tsx'
import styles from './money-input.module.css'
import { showAmount, typeAmount } from './money-typing.ts'

type Props = {
  readonly label: string
  readonly currency: Currency
  /** Canonical decimal string, or empty. */
  readonly value: string
  readonly onChange: (amount: string) => void
  readonly error?: ReactNode
  readonly description?: ReactNode
  /** A choice of currency at the end of the field; the code alone when missing. */
  readonly end?: ReactNode
  readonly autoFocus?: boolean
  /** Large figures: the one question of a screen. */
  readonly large?: boolean
}

/**
 * An amount that is formatted while typing. Keeps the caret, reads full-width digits, and says in a
 * word why something typed was left out (a third decimal of USD).
 */
export const MoneyInput = ({ currency, value, onChange, large, end, ...props }: Props) => {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const [shown, setShown] = useState(() => showAmount(value))
  const [refused, setRefused] = useState<ReturnType<typeof typeAmount>['refused']>(null)
  const typedAmount = shown.replaceAll(',', '').replace(/\.$/, '')
  // The value was set from outside (another currency, "all of it"): show that instead.
  const text = typedAmount === value ? shown : showAmount(value)

  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== field.current) return
    field.current?.setSelectionRange(caret.current, caret.current)
  })

  const change = (element: HTMLInputElement) => {
    const typed = typeAmount(
      element.value,
      element.selectionStart ?? element.value.length,
      text,
      minorUnitsOf(currency),
    )
    caret.current = typed.caret
    setShown(typed.shown)
    setRefused(typed.refused)
    onChange(typed.amount)
  }
  const hint = refused && amountRefusalWords(refused, currency)[currentLanguage()]
  return (
    <FieldFrame
      id={id}
      label={props.label}
      error={props.error}
      description={props.description}
      descriptionProps={{ id: `${id}-description` }}
      errorProps={{ id: `${id}-error` }}
    >
      <div
        className={classes(styles.frame, large && styles.large)}
        data-error={props.error ? '' : undefined}
      >
        <Input
          ref={field}
          id={id}
          variant="unstyled"
          classNames={{ wrapper: styles.wrapper ?? '', input: styles.input ?? '' }}
          inputMode="decimal"
          autoComplete="off"
          autoFocus={props.autoFocus ?? false}
          placeholder={minorUnitsOf(currency) === 0 ? '0' : '0.00'}
          aria-invalid={Boolean(props.error)}
          aria-describedby={`${id}-hint ${props.error ? `${id}-error` : ''}`}
          value={text}
          onChange={({ currentTarget }) => change(currentTarget)}
          onBlur={() => setRefused(null)}
        />
        {end ?? <span className={styles.unit}>{currency}</span>}
      </div>
      <div id={`${id}-hint`} className={styles.hint} role="status">
        {hint}
      </div>
    </FieldFrame>
  )
}
