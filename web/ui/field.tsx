import {
  Checkbox,
  type CheckboxProps,
  Input,
  NativeSelect,
  type NativeSelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './field.module.css'

/** Error and description stand below the field, where the eye is after typing. */
const order: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'error',
  'description',
]
const look = {
  classNames: {
    label: styles.label ?? '',
    input: styles.input ?? '',
    error: styles.error ?? '',
    description: styles.description ?? '',
  },
  inputWrapperOrder: order,
  withAsterisk: false,
}

export const Field = (props: TextInputProps) => <TextInput {...look} {...props} />

/** Several lines: what somebody pastes or explains. */
export const LongField = (props: TextareaProps) => (
  <Textarea
    {...look}
    {...props}
    classNames={{ ...look.classNames, input: classes(styles.input, styles.long) }}
  />
)

export const SelectField = (props: NativeSelectProps) => <NativeSelect {...look} {...props} />

export const CheckField = (props: CheckboxProps) => (
  <Checkbox
    classNames={{
      label: styles.checkLabel ?? '',
      body: styles.checkBody ?? '',
      input: styles.checkBox ?? '',
      error: styles.error ?? '',
    }}
    size="md"
    {...props}
  />
)

type PrefixProps = TextInputProps & {
  /** Stands before the text and is no part of it; null: nothing does. */
  readonly prefixed: string | null
}

/** A text that goes on where something short begins it: a phone number after its country code. */
export const PrefixField = ({ prefixed, ...props }: PrefixProps) => (
  <TextInput
    {...look}
    {...props}
    classNames={{
      ...look.classNames,
      input: classes(styles.input, prefixed !== null && styles.prefixed),
      section: styles.prefix ?? '',
    }}
    leftSection={prefixed}
    leftSectionWidth={68}
    leftSectionPointerEvents="none"
  />
)

type PasswordProps = TextInputProps & { readonly showLabel: string; readonly hideLabel: string }

/** A password that can be shown; managers fill it by `autoComplete`. */
export const PasswordField = ({ showLabel, hideLabel, ...props }: PasswordProps) => {
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      {...look}
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      classNames={{ ...look.classNames, input: classes(styles.input, styles.password) }}
      type={shown ? 'text' : 'password'}
      rightSectionWidth={52}
      rightSectionPointerEvents="all"
      rightSection={
        <IconButton
          label={shown ? hideLabel : showLabel}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff size={20} /> : <IconEye size={20} />}
        </IconButton>
      }
    />
  )
}

/** The frame of a field for inputs of our own: label, error, description. */
export const FieldFrame = (props: React.ComponentProps<typeof Input.Wrapper>) => (
  <Input.Wrapper {...look} {...props} />
)

type CodeProps = Omit<TextInputProps, 'onChange' | 'value'> & {
  readonly value: string
  readonly onChange: (code: string) => void
  /** Called once when the last digit is there. */
  readonly onComplete: (code: string) => void
  readonly digits?: number
}

/** Full-width digits become plain ones; everything else falls away. */
const onlyDigits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** One field for a code: takes a paste with spaces, and what the phone reads from the message. */
export const CodeField = ({ value, onChange, onComplete, digits = 6, ...props }: CodeProps) => (
  <TextInput
    {...look}
    {...props}
    classNames={{ ...look.classNames, input: styles.code ?? '' }}
    inputMode="numeric"
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    value={value}
    onChange={({ currentTarget }) => {
      const code = onlyDigits(currentTarget.value).slice(0, digits)
      onChange(code)
      if (code.length === digits && code !== value) onComplete(code)
    }}
  />
)
