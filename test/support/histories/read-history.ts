/** A history as its file tells it: what happened, and what is wrong in the end. */
export type Step = {
  /** How long after the step before. */
  readonly afterMs: number
  readonly who: string
  readonly what: string
}

export type Expected = { readonly code: string; readonly certainty: 'certain' | 'likely' }

export type History = {
  readonly title: string
  /** Of the person whose account it is: the first one who acts. */
  readonly hero: string
  /** In this order; none: nothing is wrong. */
  readonly expected: readonly Expected[]
  /** What may be found beside: it follows from the same cause. */
  readonly also: readonly string[]
  /** The road taken; null: all. */
  readonly road: string | null
  readonly steps: readonly Step[]
}

const unitMs = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const

const readWhen = (text: string): number => {
  if (text === '') return 0
  const [, count, unit] = /^\+(\d+) (s|min|h|d)$/.exec(text) ?? []
  if (!unit) throw new Error(`"${text}" is not a time such as "+5 min"`)
  return Number(count) * unitMs[unit as keyof typeof unitMs]
}

const readExpected = (text: string): Expected[] => {
  if (text === 'nothing') return []
  return [...text.matchAll(/`([a-z_.]+)` (certain|likely)/g)].map(([, code = '', certainty]) => ({
    ...{ code, certainty: certainty as Expected['certainty'] },
  }))
}

const readStep = (line: string): Step => {
  const [when = '', who = '', what = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  return { afterMs: readWhen(when), who, what }
}

const notPeople = new Set(['bank', 'staff', 'mailbox', 'phone', 'servers', 'stranger'])

const readOne = (text: string): History => {
  const [title = '', ...lines] = text.trim().split('\n')
  const after = (label: string) =>
    lines.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2)
  const steps = lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map(readStep)
  const expects = after('Expect')
  if (expects === undefined || steps.length === 0) throw new Error(`"${title}" is not a history`)
  const expected = readExpected(expects)
  if (expected.length === 0 && expects !== 'nothing') throw new Error(`"${title}" expects nothing`)
  return {
    ...{ title, expected, steps, road: after('Road') ?? null },
    hero: steps.find(({ who }) => !notPeople.has(who))?.who ?? 'anna',
    also: [...(after('Also') ?? '').matchAll(/`([a-z_.]+)`/g)].map(([, code = '']) => code),
  }
}

/** Every history of a file: `## title`, `Expect: …`, a table `when | who | what`. */
export const readHistories = (markdown: string): readonly History[] =>
  markdown.split(/^## /m).slice(1).map(readOne)
