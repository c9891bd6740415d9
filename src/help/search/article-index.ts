import { type Terms, termsOf, wordWeight } from './terms.ts'

/** An article as the search sees it. */
export type SearchArticle = {
  readonly id: string
  readonly lang: 'en' | 'zh-CN'
  readonly title: string
  readonly phrases: readonly string[]
}

type Posting = { readonly at: number; readonly weight: number }
type Entry = { readonly idf: number; readonly postings: readonly Posting[] }

/** Scores of documents, by place, for one query; `reach` is what a perfect document would have. */
export type Scores = { readonly byPlace: Float64Array; readonly reach: number }

export type TermIndex = {
  readonly size: number
  readonly vocabulary: ReadonlySet<string>
  readonly idfOf: (term: string) => number
  readonly score: (query: ReadonlyMap<string, number>) => Scores
}

export type Bm25 = { readonly k1: number; readonly b: number }

/** BM25 over bags of terms; a term counts as often as its weight says. Terms are OR-ed. */
export const createTermIndex = (
  documents: readonly ReadonlyMap<string, number>[],
  { k1, b }: Bm25,
): TermIndex => {
  const lengths = documents.map((bag) => [...bag.values()].reduce((sum, count) => sum + count, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length) || 1
  const found = new Map<string, Posting[]>()
  documents.forEach((bag, at) => {
    const norm = k1 * (1 - b + (b * lengths[at]!) / mean)
    for (const [term, count] of bag) {
      const posting = { at, weight: (count * (k1 + 1)) / (count + norm) }
      const postings = found.get(term)
      if (postings) postings.push(posting)
      else found.set(term, [posting])
    }
  })
  const idfFor = (frequency: number) =>
    Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5))
  const entries = new Map<string, Entry>()
  for (const [term, postings] of found)
    entries.set(term, { idf: idfFor(postings.length), postings })
  const unknown = idfFor(0)
  const idfOf = (term: string) => entries.get(term)?.idf ?? unknown
  const score = (query: ReadonlyMap<string, number>): Scores => {
    const byPlace = new Float64Array(documents.length)
    let reach = 0
    for (const [term, weight] of query) {
      const entry = entries.get(term)
      reach += weight * (entry?.idf ?? unknown)
      if (!entry) continue
      for (const posting of entry.postings)
        byPlace[posting.at]! += weight * entry.idf * posting.weight
    }
    return { byPlace, reach }
  }
  return { size: documents.length, vocabulary: new Set(found.keys()), idfOf, score }
}

/** Adds the terms of a text to a bag. */
export const addTerms = (bag: Map<string, number>, terms: readonly string[], weight: number) => {
  for (const term of terms) bag.set(term, (bag.get(term) ?? 0) + weight * wordWeight(term))
}

const titleWeight = 2

/** The bag of an article: its title twice, each phrase once. */
export const articleBag = (article: SearchArticle, part: keyof Terms): Map<string, number> => {
  const bag = new Map<string, number>()
  addTerms(bag, termsOf(article.title)[part], titleWeight)
  for (const phrase of article.phrases) addTerms(bag, termsOf(phrase)[part], 1)
  return bag
}
