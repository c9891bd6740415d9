const two = (number: number): string => String(number).padStart(2, '0')

/** What a field for date and time holds for a moment, in the reader's own zone. */
export const toFieldTime = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`

/** RFC 3339 of what such a field holds; null when it holds no moment. */
export const readFieldTime = (text: string): string | null => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** Six in the evening in so many days, on no weekend: what a field begins with. */
export const eveningIn = (days: number): string => {
  const at = new Date()
  at.setDate(at.getDate() + days)
  while (at.getDay() % 6 === 0) at.setDate(at.getDate() + 1)
  at.setHours(18, 0, 0, 0)
  return toFieldTime(at)
}
