import type { ComponentProps } from 'react'
import { Field } from '../ui/field.tsx'

/** Where staff type whose account it is about. */
export const AccountField = (props: ComponentProps<typeof Field>) => (
  <Field
    placeholder="OK 2840 1177 3"
    autoComplete="off"
    autoCapitalize="characters"
    maxLength={40}
    {...props}
  />
)
