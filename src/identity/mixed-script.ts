const scripts = [
  'Latin',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Thai',
  'Georgian',
  'Ethiopic',
] as const
type Script = (typeof scripts)[number] | 'another'

const patterns = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)
const shared = /\p{Script=Common}|\p{Script=Inherited}/u

const scriptOf = (letter: string): Script =>
  patterns.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'another'

/** Scripts that people write side by side. Source: Unicode TR39, "highly restrictive". */
const together: readonly (readonly Script[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

/**
 * Whether a name mixes scripts that nobody mixes, as `Аnna` with a Cyrillic А: such names are
 * allowed, and pointed out to whoever pays them.
 */
export const isMixedScript = (name: string): boolean => {
  const letters = [...name].filter((letter) => /\p{L}/u.test(letter) && !shared.test(letter))
  const used = [...new Set(letters.map(scriptOf))]
  return used.length > 1 && !together.some((set) => used.every((script) => set.includes(script)))
}
