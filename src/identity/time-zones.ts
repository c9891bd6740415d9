/** Countries with one zone, or the zone where most of their people live. */
const zones: Readonly<Record<string, string>> = {
  AE: 'Asia/Dubai',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CN: 'Asia/Shanghai',
  HK: 'Asia/Hong_Kong',
  ID: 'Asia/Jakarta',
  JP: 'Asia/Tokyo',
  KW: 'Asia/Kuwait',
  MX: 'America/Mexico_City',
  US: 'America/New_York',
}

type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined }

/** The zone that a newcomer from this country most likely lives in; UTC when nobody knows. */
export const timeZoneOf = (country: string): string =>
  zones[country] ?? (new Intl.Locale(`und-${country}`) as WithZones).getTimeZones?.()?.[0] ?? 'UTC'

/** The zone of the IANA list that is meant, as it is spelt there; null when there is none. */
export const readTimeZone = (text: string): string | null => {
  if (!/^[A-Za-z]/.test(text)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
