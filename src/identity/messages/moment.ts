import type { Language } from '#platform/problems'

/** A moment as its reader's clock shows it, with the zone: `26 Nov 2026, 09:00 CET`. */
export const momentWords = (at: Date, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false },
    ...{ timeZone, timeZoneName: 'short' },
  }).format(at)
