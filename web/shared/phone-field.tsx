import type { ComponentProps } from 'react'
import { PrefixField } from '../ui/field.tsx'
import { callingCodeOf } from './phone.ts'

type Props = Omit<ComponentProps<typeof PrefixField>, 'prefixed' | 'type'> & {
  /** Whose code stands before the number, unless another one is typed. */
  readonly country: string
  readonly value: string
}

/** A phone number, its country code before it; `readPhone` makes E.164 of both. */
export const PhoneField = ({ country, ...props }: Props) => {
  const isWhole = /^\s*[+＋]/.test(props.value)
  return (
    <PrefixField
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      maxLength={30}
      {...props}
      prefixed={isWhole ? null : callingCodeOf(country)}
    />
  )
}
