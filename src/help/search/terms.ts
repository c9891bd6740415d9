import { stemmer } from 'stemmer'
import { normalise } from './normalise.ts'
import { hanFoldings, latinStopWords } from './stop-words.ts'

/** What a text is searched by. Words carry the meaning; grams forgive spelling. */
export type Terms = {
  /** Stems of Latin words, Han bigrams and characters, each once. */
  readonly words: readonly string[]
  /** Four characters of a Latin word, its edges marked. */
  readonly grams: readonly string[]
  /** Latin words as they stand, in order, for what sees pairs of words. */
  readonly plain: readonly string[]
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu
const isHan = /^\p{Script=Han}/u
const gramLength = 4

const gramsOf = (word: string): string[] => {
  const marked = ` ${word} `
  if (marked.length <= gramLength) return [marked]
  const count = marked.length - gramLength + 1
  return Array.from({ length: count }, (_, at) => marked.slice(at, at + gramLength))
}

const foldHan = (text: string): string =>
  hanFoldings.reduce((folded, [from, to]) => folded.replace(from, to), text)

const hanTerms = (run: string): string[] => {
  const characters = [...run]
  return [...characters, ...characters.slice(1).map((one, at) => `${characters[at]}${one}`)]
}

/** Two characters that stand together say again what each has said: they count for less. */
export const wordWeight = (word: string): number => (/^\p{Script=Han}{2}$/u.test(word) ? 0.4 : 1)

export const termsOf = (text: string): Terms => {
  const words: string[] = []
  const grams: string[] = []
  const plain: string[] = []
  for (const [run] of foldHan(normalise(text)).matchAll(runs)) {
    if (isHan.test(run)) {
      words.push(...hanTerms(run))
      continue
    }
    plain.push(run)
    if (latinStopWords.has(run)) continue
    words.push(stemmer(run))
    grams.push(...gramsOf(run))
  }
  return { words: [...new Set(words)], grams, plain }
}
