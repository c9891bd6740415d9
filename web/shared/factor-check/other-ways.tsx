import {
  IconChevronRight,
  IconDeviceMobile,
  IconFingerprint,
  IconKey,
  IconMail,
  IconMessage,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import styles from './factor-check.module.css'
import { type Factor, type FactorCheckState, type FactorKind, isSent } from './use-factor-check.ts'

export const factorIcons = {
  passkey: IconFingerprint,
  totp: IconDeviceMobile,
  sms: IconMessage,
  email: IconMail,
  recovery: IconKey,
} as const satisfies Readonly<Record<FactorKind, unknown>>

/** After this a code that was sent should have arrived. */
const patienceMs = 60_000

/** True once the present way, or its newest code, has had its time. */
const useIsLate = (since: string): boolean => {
  const [lateSince, setLateSince] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setLateSince(since), patienceMs)
    return () => clearTimeout(timer)
  }, [since])
  return lateSince === since
}

const Way = ({ factor, onChoose }: { factor: Factor; onChoose: () => void }) => {
  const { t } = useTranslation('security')
  const Icon = factorIcons[factor.kind]
  const note = factor.to ?? (factor.kind === 'recovery' && t('check.left', { left: factor.left }))
  return (
    <li>
      <button type="button" className={styles.way} onClick={onChoose}>
        <Icon size={22} stroke={1.8} aria-hidden />
        <span className={styles.wayWords}>
          <span>{t(`way.${factor.kind}`)}</span>
          {note && <span className={styles.note}>{note}</span>}
        </span>
        <IconChevronRight size={18} aria-hidden />
      </button>
    </li>
  )
}

/** The other ways stand there at once; after a minute they are what is offered. */
export const OtherWays = ({ state }: { state: FactorCheckState }) => {
  const { t } = useTranslation('security')
  const { factor, others, check, choose } = state
  const isLate = useIsLate(`${factor?.kind} ${check.code?.resendAt}`)
  if (others.length === 0) return isLate ? <p role="status">{t('check.late-alone')}</p> : null
  const lateWords = isSent(factor?.kind) ? 'check.not-arrived' : 'check.not-working'
  return (
    <section className={classes(styles.others, isLate && styles.late)} aria-live="polite">
      <h2>{t(isLate ? lateWords : 'check.others')}</h2>
      <ul>
        {others.map((each) => (
          <Way key={each.kind} factor={each} onChoose={() => choose(each.kind)} />
        ))}
      </ul>
    </section>
  )
}
