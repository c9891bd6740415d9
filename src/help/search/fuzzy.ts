/** Shorter words have too many neighbours: a guess would be noise. */
const shortestForgiven = 5

/** Whether two words differ by one letter more, less, other, or two swapped. */
const isOneSlipApart = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  let back = 0
  const room = Math.min(one.length, other.length) - from
  while (back < room && one.at(-1 - back) === other.at(-1 - back)) back += 1
  const oneRest = one.slice(from, one.length - back)
  const otherRest = other.slice(from, other.length - back)
  if (oneRest.length <= 1 && otherRest.length <= 1) return true
  return (
    oneRest.length === 2 && otherRest.length === 2 && oneRest === [...otherRest].reverse().join('')
  )
}

export type Corrector = (word: string) => readonly string[]

/** Known words one slip away from an unknown Latin one; a known word is never second-guessed. */
export const createCorrector = (vocabulary: ReadonlySet<string>): Corrector => {
  const byLength = new Map<number, string[]>()
  for (const word of vocabulary) {
    if (word.length < shortestForgiven - 1 || !/^[a-z]+$/u.test(word)) continue
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), word])
  }
  return (word) => {
    if (word.length < shortestForgiven || vocabulary.has(word) || !/^[a-z]+$/u.test(word)) return []
    return [-1, 0, 1]
      .flatMap((change) => byLength.get(word.length + change) ?? [])
      .filter((known) => isOneSlipApart(word, known))
  }
}
