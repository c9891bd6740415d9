import { useTranslation } from 'react-i18next'
import type { ClosureItem } from '../api/calls.ts'
import { useWords } from './use-words.ts'

/** The zone in which this device shows times: `Europe/Berlin`. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Until when something is closed, honestly; with the zone. */
export const useUntilWords = (item: ClosureItem): string => {
  const { t } = useTranslation('availability')
  const words = useWords()
  if (item.until === null) return t('closed-open-end')
  const until = words.moment(item.until)
  const zone = zoneHere()
  if (item.overdueSince === null) {
    return t(item.kind === 'rail_down' ? 'down' : 'closed', { until, zone })
  }
  return t('overdue', { planned: words.moment(item.overdueSince), until, zone })
}
