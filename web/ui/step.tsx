import type { ComponentProps } from 'react'
import styles from './step.module.css'

/** One step of a flow as a form; a `BottomBar` inside stands at the bottom of a phone. */
export const StepForm = (props: Omit<ComponentProps<'form'>, 'className' | 'noValidate'>) => (
  <form {...props} className={styles.step} noValidate />
)

/** The same without anything to submit. */
export const Step = (props: Omit<ComponentProps<'div'>, 'className'>) => (
  <div {...props} className={styles.step} />
)
