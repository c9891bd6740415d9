import { IconBuildingBank } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Movement } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { AmountText } from '../ui/amount-text.tsx'
import { Disc, Row } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { AppLink } from './app-link.tsx'
import styles from './movement-row.module.css'
import { initialOf } from './portrait-menu.tsx'

type Props = {
  readonly movement: Movement
  /** `time` where days are headings already. */
  readonly at?: 'brief' | 'time'
}

/** What a movement's state is called in a list. */
export const useMovementState = () => {
  const { t } = useTranslation()
  return ({ state, direction }: Movement): string => {
    if (state !== 'completed') return t(`movement.${state}`)
    return t(direction === 'in' ? 'movement.arrived' : 'movement.completed')
  }
}

/** Where a line leads: a withdrawal has a screen of its own, with its stages. */
const addressOf = ({ kind, id }: Movement): string =>
  kind.startsWith('withdrawal') ? paths.withdrawal(id) : paths.movement(id)

/** One line of the activity: who, what and when, amount, state in words. Leads to the detail. */
export const MovementRow = ({ movement, at = 'brief' }: Props) => {
  const { t } = useTranslation()
  const stateOf = useMovementState()
  const { kind, counterparty, memo, direction, amount, state, isBooked } = movement
  const isBank = !kind.startsWith('transfer')
  // Asked for and given up: the balance never changed by it.
  const isOff = !isBooked && state !== 'pending'
  return (
    <AppLink className={styles.link} to={addressOf(movement)}>
      <Row
        lead={
          <Disc tone={isBank ? 'accent' : 'fill'}>
            {isBank ? <IconBuildingBank size={20} stroke={1.8} /> : initialOf(counterparty)}
          </Disc>
        }
        title={isBank ? t(`movement.${kind}`) : counterparty}
        note={
          <span className={styles.note}>
            <span className={styles.about}>
              {isBank ? counterparty : (memo ?? t(`movement.${kind}`))}
            </span>
            <span>
              {'\u00a0· '}
              <DateText at={movement.at} form={at} />
            </span>
          </span>
        }
        end={<AmountText value={amount} sign={isOff ? 'none' : direction} muted={isOff} />}
        endNote={stateOf(movement)}
      />
    </AppLink>
  )
}
