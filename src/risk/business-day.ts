const dayMs = 86_400_000
const answerHour = 18

/**
 * Six in the evening (UTC) of the next day that is no Saturday and no Sunday: when a person at
 * OKPay has looked at it.
 */
export const nextBusinessDay = (at: Date): Date => {
  const day = new Date(Math.floor(at.getTime() / dayMs) * dayMs + dayMs)
  while (day.getUTCDay() % 6 === 0) day.setTime(day.getTime() + dayMs)
  return new Date(day.getTime() + answerHour * 3_600_000)
}
