/** What a `datetime-local` field holds, in this device's zone, as RFC 3339; null when it is empty. */
export const readLocal = (text: string): string | null => {
  const at = new Date(text)
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The other way round: `2026-11-22T14:30`. */
export const showLocal = (at: Date): string => {
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`
}
