const dayMs = 86_400_000

/** A weekday in UTC; who reviews does not work on Saturday and Sunday. */
const isWorkday = (at: Date): boolean => at.getUTCDay() !== 0 && at.getUTCDay() !== 6

/** The same time of day, so many working days later. */
export const workdaysLater = (from: Date, days: number): Date => {
  let at = from
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + dayMs)
    if (isWorkday(at)) left -= 1
  }
  return at
}

/** What we promise for a document that is sent in now. */
export const reviewDays = 2
