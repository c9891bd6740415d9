import styles from './amount-text.module.css'
import { classes } from './classes.ts'
import { type Amount, formatNumber, type Sign } from './format.ts'
import { useLanguage } from './language-context.ts'

type Props = {
  readonly value: Amount
  /** A direction becomes `+` or `−`; the words beside it say the same. */
  readonly sign?: Sign
  readonly size?: 'row' | 'large' | 'balance'
  readonly muted?: boolean
}

const signs: Readonly<Record<Sign, string>> = { in: '+', out: '−', none: '' }

/** An amount with its currency, in figures of equal width. */
export const AmountText = ({ value, sign = 'none', size = 'row', muted = false }: Props) => {
  const language = useLanguage()
  const figures = `${signs[sign]}${formatNumber(language, value.amount)}`
  return (
    <span
      className={classes(styles.amount, styles[size], muted && styles.muted)}
      data-long={figures.length > 13 ? '' : undefined}
    >
      {figures}
      <span className={styles.unit}>{`\u00a0${value.currency}`}</span>
    </span>
  )
}
