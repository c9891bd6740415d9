import {
  IconChevronRight,
  IconDoorEnter,
  IconEyeQuestion,
  IconReceiptOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './roads.module.css'
import type { TroubleRoad } from './use-trouble.ts'

const steps = {
  cannot_get_in: [
    { words: 'trouble.roads.friend', to: paths.cannotSignIn() },
    { words: 'trouble.roads.messages', to: paths.sentMessages() },
    { words: 'trouble.roads.devices', to: paths.securitySessions() },
  ],
  payment: [
    { words: 'trouble.roads.choose-payment', to: paths.activity() },
    { words: 'trouble.roads.bank', to: paths.addMoney() },
  ],
  unrecognised: [
    { words: 'trouble.roads.freeze', to: paths.securityFreeze() },
    { words: 'trouble.roads.history', to: paths.securityHistory() },
    { words: 'trouble.roads.report', to: paths.official() },
  ],
} as const

const icons = {
  cannot_get_in: IconDoorEnter,
  payment: IconReceiptOff,
  unrecognised: IconEyeQuestion,
} as const

const words = {
  cannot_get_in: { title: 'trouble.roads.cannot-get-in', note: 'trouble.roads.cannot-get-in-note' },
  payment: { title: 'trouble.roads.payment', note: 'trouble.roads.payment-note' },
  unrecognised: { title: 'trouble.roads.unrecognised', note: 'trouble.roads.unrecognised-note' },
} as const

/** One of the three roads: what it is for, and where it leads. */
export const RoadCard = ({ road }: { road: TroubleRoad }) => {
  const { t } = useTranslation('trouble')
  const Icon = icons[road]
  const { title, note } = words[road]
  return (
    <Card aria-labelledby={`road-${road}`}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          <Icon size={22} stroke={1.8} />
        </span>
        <div>
          <h3 id={`road-${road}`}>{t(title)}</h3>
          <p className={styles.note}>{t(note)}</p>
        </div>
      </div>
      <ul className={styles.steps}>
        {steps[road].map((step) => (
          <li key={step.words}>
            <AppLink className={styles.step ?? ''} to={step.to}>
              <span>{t(step.words)}</span>
              <IconChevronRight size={18} aria-hidden />
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
