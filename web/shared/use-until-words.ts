import { useTranslation } from 'react-i18next'
import type { ClosureItem } from '../api/calls.ts'
import { useWords } from './use-words.ts'

/** The zone in which this device shows times: `Europe/Berlin`. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The same as clocks name it: `GMT+1`. */
export const zoneName = (language: string, at: string): string =>
  new Intl.DateTimeFormat(language, { timeZoneName: 'short' })
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** Only messages are touched: no money, and a mail about it would be late too. */
export const isAboutMessages = ({ operations }: ClosureItem): boolean =>
  operations.length > 0 && operations.every((name) => name === 'message')

/** Until when something is closed, honestly; with the zone. */
export const useUntilWords = (item: ClosureItem): string => {
  const { t } = useTranslation('availability')
  const words = useWords()
  if (item.until === null) return t('closed-open-end')
  const until = words.moment(item.until)
  const zone = zoneName(words.language, item.until)
  if (item.kind === 'rail_down') {
    return t(isAboutMessages(item) ? 'down-messages' : 'down', { until, zone })
  }
  if (item.overdueSince === null) return t('closed', { until, zone })
  return t('overdue', { planned: words.moment(item.overdueSince), until, zone })
}
