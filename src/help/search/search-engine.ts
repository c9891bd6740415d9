import {
  addTerms,
  articleBag,
  createTermIndex,
  type SearchArticle,
  type TermIndex,
} from './article-index.ts'
import { createCorrector } from './fuzzy.ts'
import { type LinearModel, trainLinearModel } from './linear-model.ts'
import { type Terms, termsOf } from './terms.ts'

/** A question and the article that was confirmed to answer it. */
export type Labelled = {
  readonly text: string
  readonly lang: 'en' | 'zh-CN'
  readonly id: string
}

export type Answer = { readonly id: string; readonly score: number }

export type Found = {
  /** Best first; articles that share nothing with the question are not among them. */
  readonly answers: readonly Answer[]
  /** 0 to 1: how sure it is that the first answers the question. */
  readonly confidence: number
  /** Whether it is sure enough; otherwise the reader is told that nothing fits. */
  readonly fits: boolean
}

export type SearchEngine = { readonly search: (text: string) => Found }

/** Tuned on splits of our own; method, seeds and figures stand in docs/search.md. */
const weights = {
  ...{ articleWords: 1, exampleWords: 0.7, articleGrams: 0.5, exampleGrams: 0.5 },
  ...{ neighbours: 0.6, likely: 1, likelyLog: 0.4 },
  slip: 0.6,
}
const articleBm25 = { k1: 1.2, b: 0.75 }
const exampleBm25 = { k1: 0.6, b: 0.75 }
/** Where fewer examples than this stand behind an article, a model has learned nothing. */
const examplesToLearn = 2
/** Examples nearest to the question that speak for their articles. */
const neighbourCount = 15
/** What the model holds for impossible is not held against an article without end. */
const leastLikely = 1e-9
/** Below it the reader is told that nothing fits. */
const fitsFrom = 0.1

const bagOf = (terms: readonly string[]): Map<string, number> => {
  const bag = new Map<string, number>()
  addTerms(bag, terms, 1)
  return bag
}

type Bag = ReadonlyMap<string, number>
type Example = { readonly terms: Terms; readonly id: string }
type Kind = 'words' | 'grams'

const examplesOf = (articles: readonly SearchArticle[], labelled: readonly Labelled[]) => [
  ...articles.flatMap(({ id, title, phrases }) =>
    [title, ...phrases].map((text): Example => ({ terms: termsOf(text), id })),
  ),
  ...labelled.map(({ text, id }): Example => ({ terms: termsOf(text), id })),
]

/** Scores as shares of what a perfect text would have. */
const sharesOf = (index: TermIndex, query: Bag): Float64Array => {
  const { byPlace, reach } = index.score(query)
  return reach > 0 ? byPlace.map((score) => score / reach) : byPlace
}

/** The places of the highest shares, best first, without sorting what is far. */
const nearest = (shares: Float64Array): number[] => {
  const best: number[] = []
  for (let at = 0; at < shares.length; at++) {
    const last = best.length < neighbourCount ? 0 : shares[best.at(-1)!]!
    if (shares[at]! <= last) continue
    const before = best.findIndex((other) => shares[other]! < shares[at]!)
    best.splice(before < 0 ? best.length : before, 0, at)
    if (best.length > neighbourCount) best.pop()
  }
  return best
}

/** Adds what the best example of each article scores, and counts the votes of the nearest. */
const addExamples = (
  sums: Float64Array,
  votes: Float64Array,
  shares: Float64Array,
  { articleAt, weight }: { readonly articleAt: Int32Array; readonly weight: number },
) => {
  const best = new Float64Array(sums.length)
  for (let at = 0; at < shares.length; at++) {
    const article = articleAt[at]!
    if (shares[at]! > best[article]!) best[article] = shares[at]!
  }
  for (let at = 0; at < sums.length; at++) sums[at]! += weight * best[at]!
  for (const at of nearest(shares)) votes[articleAt[at]!]! += shares[at]! ** 2
}

const highest = (numbers: Float64Array): number => {
  let most = 0
  for (const one of numbers) if (one > most) most = one
  return most
}

/** The share of the question's weight that stands in words that the articles know. */
const knownShare = ({ vocabulary, idfOf }: TermIndex, query: Bag): number => {
  let known = 0
  let all = 0
  for (const [word, weight] of query) {
    all += weight * idfOf(word)
    if (vocabulary.has(word)) known += weight * idfOf(word)
  }
  return all > 0 ? known / all : 0
}

const indexesOf = (
  articles: readonly SearchArticle[],
  examples: readonly Example[],
  kind: Kind,
) => ({
  articles: createTermIndex(
    articles.map((article) => articleBag(article, kind)),
    articleBm25,
  ),
  examples: createTermIndex(
    examples.map(({ terms }) => bagOf(terms[kind])),
    exampleBm25,
  ),
})

/**
 * The engine over one language's articles. Labelled questions of articles that are not there are
 * passed over.
 */
export const createSearchEngine = (
  articles: readonly SearchArticle[],
  labelled: readonly Labelled[] = [],
): SearchEngine => {
  const places = new Map(articles.map(({ id }, at) => [id, at]))
  const known = labelled.filter(({ id }) => places.has(id))
  const examples = examplesOf(articles, known)
  const articleAt = Int32Array.from(examples, ({ id }) => places.get(id)!)
  const words = indexesOf(articles, examples, 'words')
  const grams = indexesOf(articles, examples, 'grams')
  const correct = createCorrector(words.examples.vocabulary)
  const model: LinearModel | null =
    examples.length >= examplesToLearn * articles.length ? trainLinearModel(examples) : null

  const addModel = (sums: Float64Array, terms: Terms): number => {
    if (!model) return 1
    const likely = model.probabilities(terms)
    likely.forEach((share, at) => {
      sums[places.get(model.ids[at]!)!]! +=
        weights.likely * share + weights.likelyLog * Math.log(share + leastLikely)
    })
    return highest(likely)
  }

  const search = (text: string): Found => {
    const terms = termsOf(text)
    const query = bagOf(terms.words)
    for (const word of terms.words) addTerms(query, correct(word), weights.slip)
    const gramQuery = bagOf(terms.grams)
    const sums = new Float64Array(articles.length)
    const votes = new Float64Array(articles.length)
    const add = (shares: Float64Array, weight: number) => {
      for (let at = 0; at < sums.length; at++) sums[at]! += weight * shares[at]!
    }
    add(sharesOf(words.articles, query), weights.articleWords)
    add(sharesOf(grams.articles, gramQuery), weights.articleGrams)
    const byWords = { articleAt, weight: weights.exampleWords }
    addExamples(sums, votes, sharesOf(words.examples, query), byWords)
    const byGrams = { articleAt, weight: weights.exampleGrams }
    addExamples(sums, votes, sharesOf(grams.examples, gramQuery), byGrams)
    const lexical = highest(sums)
    if (lexical === 0) return { answers: [], confidence: 0, fits: false }
    const touched = sums.map((sum) => (sum > 0 ? 1 : 0))
    const mostVotes = highest(votes)
    if (model && mostVotes > 0) add(votes, weights.neighbours / mostVotes)
    const certainty = addModel(sums, terms)
    const answers = articles
      .map(({ id }, at) => ({ id, score: sums[at]!, at }))
      .filter(({ at }) => touched[at] === 1)
      .sort((one, other) => other.score - one.score)
      .map(({ id, score }) => ({ id, score }))
    const share = knownShare(words.examples, query) ** 2
    const confidence = model ? certainty * share : Math.min(1, lexical) * share
    return { answers, confidence, fits: confidence >= fitsFrom }
  }
  return { search }
}
