/** How the holder of a bank account stands to the person here. */
export type NameMatch = 'same' | 'other_script' | 'differs'

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0)

/** Banks write titles and single letters as they like. */
const isName = (word: string): boolean => word.length > 1 || /\p{Script=Han}/u.test(word)

const hasHan = (name: string): boolean => /\p{Script=Han}/u.test(name)

/**
 * Money goes only to accounts in the person's own name. Marks, case, order and middle names do not
 * count; a name in another script cannot be compared by a machine and is looked at by a person.
 */
export const compareNames = (holder: string, person: string): NameMatch => {
  if (hasHan(holder) !== hasHan(person)) return 'other_script'
  const given = new Set(wordsOf(holder).filter(isName))
  const own = new Set(wordsOf(person).filter(isName))
  if (given.size === 0 || own.size === 0) return 'differs'
  const [few, many] = given.size <= own.size ? [given, own] : [own, given]
  const isSubset = [...few].every((word) => many.has(word))
  return isSubset && (few.size > 1 || many.size === 1) ? 'same' : 'differs'
}
