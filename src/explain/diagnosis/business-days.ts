import { daysMs, hoursMs } from './snapshot.ts'

const answerHour = 18

/** Six in the evening (UTC) of the n-th day after `at` that is no Saturday and no Sunday. */
export const addBusinessDays = (at: Date, days: number): Date => {
  const day = new Date(Math.floor(at.getTime() / daysMs) * daysMs)
  for (let left = days; left > 0; ) {
    day.setTime(day.getTime() + daysMs)
    if (day.getUTCDay() % 6 !== 0) left -= 1
  }
  return new Date(day.getTime() + answerHour * hoursMs)
}
