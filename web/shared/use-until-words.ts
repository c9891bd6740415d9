import { useTranslation } from 'react-i18next'
import type { ClosureItem } from '../api/calls.ts'
import { zoneName } from '../ui/format.ts'
import { useWords } from './use-words.ts'

/** The zone in which this device shows times: `Europe/Berlin`. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Only messages are touched: no money, and a mail about it would be late too. */
export const isAboutMessages = ({ operations }: ClosureItem): boolean =>
  operations.length > 0 && operations.every((name) => name === 'message')

/** Until when something is closed, honestly; with the zone. */
export const useUntilWords = (item: ClosureItem): string => {
  const { t } = useTranslation('availability')
  const words = useWords()
  if (item.until === null) return t('closed-open-end')
  const until = words.moment(item.until)
  const zone = zoneName(words.language, new Date(item.until))
  if (item.kind === 'rail_down') {
    return t(isAboutMessages(item) ? 'down-messages' : 'down', { until, zone })
  }
  if (item.overdueSince === null) return t('closed', { until, zone })
  return t('overdue', { planned: words.moment(item.overdueSince), until, zone })
}
