import { foldForeignLetters } from '#identity'

/** An entry of the list; see `read-list.ts`. */
export type Entry = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2, lower case in the file, upper here. */
  readonly countries: readonly string[]
  /** Which lists it stands on. */
  readonly dataset: string
}

type Ready = {
  readonly shown: string
  readonly tokens: readonly string[]
  readonly compact: string
}

/** An entry with its names made ready for comparing, once. */
export type ReadyEntry = Entry & {
  readonly ready: readonly Ready[]
}

export type Match = {
  readonly entryId: string
  readonly name: string
  readonly matched: string
  /** 0 to 100. */
  readonly score: number
  /** Codes: exact_name, same_words, similar_words, country. */
  readonly why: readonly string[]
  readonly list: string
  readonly countries: readonly string[]
}

/** Cyrillic as passports write it in Latin. Source: ICAO Doc 9303-3, table 6B. */
const cyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u' },
  ...{ ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: 'ie', ы: 'y', ь: '' },
  ...{ э: 'e', ю: 'iu', я: 'ia', є: 'ie', ґ: 'g', ђ: 'd', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c' },
}

const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)

const inLatin = (word: string): string =>
  isMixed(word)
    ? foldForeignLetters(word)
    : [...word].map((letter) => cyrillic[letter] ?? letter).join('')

/** Between two Han characters nothing parts one name from another. */
const gapsInHan = /(?<=\p{Script=Han})[^\p{L}\p{N}]+(?=\p{Script=Han})/gu

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replace(gapsInHan, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(inLatin)

/**
 * A name as words without marks, case and order, in Latin where it was Cyrillic or only looked so:
 * `Müller, JÜRGEN` → `jurgen muller`. Han text is one word: there the order carries meaning.
 */
export const tokensOf = (name: string): readonly string[] => [...wordsOf(name)].sort()

/** The same words in one: `Viktor Drastov`, `ViktorDrastov`. */
const compactOf = (name: string): string => wordsOf(name).join('')

const readyOf = (shown: string): Ready => ({
  ...{ shown, tokens: tokensOf(shown), compact: compactOf(shown) },
})

export const makeReady = (entry: Entry): ReadyEntry => ({
  ...entry,
  ready: [entry.name, ...entry.aliases].map(readyOf),
})

/** Characters that both have in nearly the same place, and how many of them are swapped. */
const common = (a: string, b: string): { matches: number; swapped: number } => {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const inA: string[] = []
  for (let at = 0; at < a.length; at++) {
    const to = Math.min(b.length, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < to; other++) {
      if (taken[other] || a[at] !== b[other]) continue
      taken[other] = true
      inA.push(a[at]!)
      break
    }
  }
  const inB = [...b].filter((_, index) => taken[index])
  const swapped = inA.filter((letter, index) => letter !== inB[index]).length / 2
  return { matches: inA.length, swapped }
}

/** Jaro–Winkler similarity, 0 to 1 (Winkler 1990). */
export const similarity = (a: string, b: string): number => {
  if (a === b) return 1
  const { matches, swapped } = common(a, b)
  if (matches === 0) return 0
  const jaro = (matches / a.length + matches / b.length + (matches - swapped) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** A word that only begins like a longer one is another name: `Lian`, `Lianshan`. */
const likeness = (a: string, b: string): number =>
  similarity(a, b) - (Math.abs(a.length - b.length) > 2 ? 0.15 : 0)

/** Every word of the shorter name finds its best partner in the longer; the mean of these. */
const wordsScore = (a: readonly string[], b: readonly string[]): number => {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  // One word of a long name says little.
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return 0
  const left = [...many]
  let sum = 0
  for (const word of few) {
    const scores = left.map((other) => likeness(word, other))
    const best = Math.max(...scores)
    left.splice(scores.indexOf(best), 1)
    sum += best
  }
  const unmatched = (many.length - few.length) * 0.03
  return Math.max(0, sum / few.length - unmatched)
}

/** From here on a person has to look. */
const threshold = 90

const scoreOf = (name: Ready, other: Ready): number =>
  name.compact === other.compact ? 100 : Math.round(wordsScore(name.tokens, other.tokens) * 100)

const matchOf = (name: Ready, country: string, entry: ReadyEntry): Match | null => {
  let best = { score: 0, shown: entry.name, isSame: false }
  for (const other of entry.ready) {
    const score = scoreOf(name, other)
    const isSame = other.tokens.join(' ') === name.tokens.join(' ')
    if (score > best.score) best = { score, shown: other.shown, isSame }
  }
  if (best.score < threshold) return null
  const why = [
    best.isSame ? 'exact_name' : best.score === 100 ? 'same_words' : 'similar_words',
    ...(entry.countries.includes(country) ? ['country'] : []),
  ]
  return {
    ...{ entryId: entry.id, name: entry.name, matched: best.shown, score: best.score, why },
    ...{ list: entry.dataset, countries: entry.countries },
  }
}

/** Entries that come close to a name, the closest first, at most ten. Pure. */
export const matchName = (
  name: string,
  country: string,
  entries: readonly ReadyEntry[],
): readonly Match[] => {
  const ready = readyOf(name)
  return entries
    .map((entry) => matchOf(ready, country, entry))
    .filter((match) => match !== null)
    .sort((a, b) => b.score - a.score || (a.entryId < b.entryId ? -1 : 1))
    .slice(0, 10)
}
