import { readFileSync } from 'node:fs'

export type ListName =
  | 'blocklist'
  | 'common-passwords'
  | 'common-words'
  | 'first-names'
  | 'last-names'
  | 'pinyin'

/** One of the committed word lists, one entry a line, most frequent first. */
export const readList = (name: ListName): string[] =>
  readFileSync(new URL(`lists/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** Which keys lie beside which, for zxcvbn's keyboard walks. */
export const readKeyboards = (): Record<string, Record<string, (string | null)[]>> =>
  JSON.parse(readFileSync(new URL('lists/keyboards.json', import.meta.url), 'utf8'))
