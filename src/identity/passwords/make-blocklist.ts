import { readList } from './read-list.ts'

/**
 * The recipe of `lists/blocklist.txt`. Leaked passwords of twelve characters and more are few in
 * public
 * lists, so this makes what people make when a form asks for length: they repeat, pair and pad what
 * they
 * used before, or walk over the keyboard. Made once, committed; a test compares.
 */
export const blocklistLeastLength = 12

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz']
const columns = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '1q2w', '3e4r', '5t6y']
const endings = [
  '123',
  '1234',
  '12345',
  '123456',
  '12345678',
  '123456789',
  '1234567890',
  '123456789!',
  '123!',
  '123123',
  '2024',
  '2025',
  '2026',
  '2026!',
  '111111',
  '000000',
  '666666',
  '888888',
  '520',
  '1314',
  '5201314',
  'qwerty',
  'qwerty123',
  'abc123',
  'password',
  'password123',
  'iloveyou',
]

/** Passphrases that everybody has read somewhere. */
const famous = [
  'correcthorsebatterystaple',
  'thequickbrownfoxjumps',
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobethatisthequestion',
  'maytheforcebewithyou',
  'opensesameopensesame',
  'letmeinletmeinplease',
  'nevergonnagiveyouup',
  'trustno1trustno1trustno1',
]

const isLong = (text: string): boolean => text.length >= blocklistLeastLength && text.length <= 40

const repeatOf = (word: string): string[] =>
  [2, 3, 4, 5]
    .map((times) => word.repeat(times))
    .filter(isLong)
    .slice(0, 2)

const walks = (): string[] => {
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')])
  const joined = both.flatMap((left) => both.map((right) => left + right))
  const pieces = joined.flatMap((text) => [12, 15, 16, 18, 20].map((end) => text.slice(0, end)))
  const steps = columns.flatMap((_, from) =>
    [3, 4, 5].map((count) => columns.slice(from, from + count).join('')),
  )
  return [...pieces, ...steps, ...columns.map((step) => step.repeat(4))]
}

/** Every entry once, lower case, at least twelve characters, sorted. */
export const makeBlocklist = (): string[] => {
  const leaked = readList('common-passwords')
  const favourites = [...leaked.slice(0, 500), ...readList('pinyin')].filter(
    (word) => word.length >= 4,
  )
  const made = [
    ...leaked,
    ...favourites.flatMap(repeatOf),
    ...favourites.flatMap((word) => endings.map((ending) => word + ending)),
    ...favourites
      .slice(0, 60)
      .flatMap((left) => favourites.slice(0, 60).map((right) => left + right)),
    ...walks(),
    ...famous,
  ]
  return [...new Set(made.map((word) => word.toLowerCase()).filter(isLong))].sort()
}
