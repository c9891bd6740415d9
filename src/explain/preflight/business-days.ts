const dayMs = 86_400_000

const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6

/** The same time of day after so many business days (Monday to Friday, UTC). */
export const addBusinessDays = (at: Date, days: number): Date => {
  let moment = at
  for (let left = days; left > 0; ) {
    moment = new Date(moment.getTime() + dayMs)
    if (!isWeekend(moment)) left -= 1
  }
  return moment
}
