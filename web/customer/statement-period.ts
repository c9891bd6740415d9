/** Calendar days of the reader, `2026-11-22`, both included. */
export type Period = { readonly from: string; readonly to: string }

export const presets = ['this-month', 'last-month', 'this-year'] as const
export type Preset = (typeof presets)[number]

const asDay = (date: Date): string =>
  [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-')

/** The days of a preset, up to today. */
export const periodOf = (preset: Preset, today: Date): Period => {
  const year = today.getFullYear()
  const month = today.getMonth()
  switch (preset) {
    case 'this-month':
      return { from: asDay(new Date(year, month, 1)), to: asDay(today) }
    case 'last-month':
      return { from: asDay(new Date(year, month - 1, 1)), to: asDay(new Date(year, month, 0)) }
    case 'this-year':
      return { from: asDay(new Date(year, 0, 1)), to: asDay(today) }
  }
}
