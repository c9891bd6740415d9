import { useId } from 'react'
import { Chip } from '../../ui/chip.tsx'
import styles from './availability.module.css'

type Props<V extends string> = {
  readonly label: string
  readonly all: readonly V[]
  readonly chosen: readonly V[]
  readonly nameOf: (value: V) => string
  readonly onChange: (chosen: readonly V[]) => void
}

/** Any number out of a few. */
export const Choices = <V extends string>({ label, all, chosen, nameOf, onChange }: Props<V>) => {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box
    <div className={styles.group} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles.choices}>
        {all.map((value) => (
          <Chip
            key={value}
            on={chosen.includes(value)}
            onToggle={(on) =>
              onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          >
            {nameOf(value)}
          </Chip>
        ))}
      </div>
    </div>
  )
}
