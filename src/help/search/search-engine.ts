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
export const weights = {
  ...{ articleWords: 1, articleGrams: 0.5, exampleWords: 0.7, exampleGrams: 0.5 },
  ...{ model: 0.8, modelShare: 1, slip: 0.6 },
  fitsFrom: 0.22,
}

const articleBm25 = { k1: 1.2, b: 0.5 }
const exampleBm25 = { k1: 0.6, b: 0.75 }
/** Where fewer examples than this stand behind an article, a model has learned nothing. */
const examplesToLearn = 2

const bagOf = (terms: readonly string[]): Map<string, number> => {
  const bag = new Map<string, number>()
  addTerms(bag, terms, 1)
  return bag
}

type Example = { readonly terms: Terms; readonly id: string }

const examplesOf = (articles: readonly SearchArticle[], labelled: readonly Labelled[]) => [
  ...articles.flatMap(({ id, title, phrases }) =>
    [title, ...phrases].map((text): Example => ({ terms: termsOf(text), id })),
  ),
  ...labelled.map(({ text, id }): Example => ({ terms: termsOf(text), id })),
]

type Part = { readonly index: TermIndex; readonly weight: () => number }

/** Each score as a share of what a perfect text would have, the best example for each article. */
const addScores = (
  sums: Float64Array,
  { index, weight }: Part,
  query: ReadonlyMap<string, number>,
  articleAt: Int32Array | null,
) => {
  const { byPlace, reach } = index.score(query)
  if (reach === 0) return
  const best = articleAt ? new Float64Array(sums.length) : byPlace
  articleAt?.forEach((article, at) => {
    if (byPlace[at]! > best[article]!) best[article] = byPlace[at]!
  })
  for (let at = 0; at < sums.length; at++) sums[at]! += (weight() * best[at]!) / reach
}

/**
 * The engine over one language's articles. Labelled questions of articles that are not there are
 * passed over.
 */
export const createSearchEngine = (
  articles: readonly SearchArticle[],
  labelled: readonly Labelled[] = [],
): SearchEngine => {
  const places = new Map(articles.map(({ id }, at) => [id, at]))
  const examples = examplesOf(
    articles,
    labelled.filter(({ id }) => places.has(id)),
  )
  const articleAt = Int32Array.from(examples, ({ id }) => places.get(id)!)
  const exampleIndex = (part: 'words' | 'grams') =>
    createTermIndex(
      examples.map(({ terms }) => bagOf(terms[part])),
      exampleBm25,
    )
  const articleIndex = (part: 'words' | 'grams') =>
    createTermIndex(
      articles.map((article) => articleBag(article, part)),
      articleBm25,
    )
  const words = [
    { index: articleIndex('words'), weight: () => weights.articleWords, at: null },
    { index: exampleIndex('words'), weight: () => weights.exampleWords, at: articleAt },
  ]
  const grams = [
    { index: articleIndex('grams'), weight: () => weights.articleGrams, at: null },
    { index: exampleIndex('grams'), weight: () => weights.exampleGrams, at: articleAt },
  ]
  const correct = createCorrector(words[1]!.index.vocabulary)
  const model: LinearModel | null =
    examples.length >= examplesToLearn * articles.length ? trainLinearModel(examples) : null
  const modelPlaces = model?.ids.map((id) => places.get(id)!) ?? []

  const search = (text: string): Found => {
    const terms = termsOf(text)
    const query = bagOf(terms.words)
    for (const word of terms.words) addTerms(query, correct(word), weights.slip)
    const sums = new Float64Array(articles.length)
    for (const part of words) addScores(sums, part, query, part.at)
    const gramQuery = bagOf(terms.grams)
    for (const part of grams) addScores(sums, part, gramQuery, part.at)
    const touched = sums.some((sum) => sum > 0)
    if (!touched) return { answers: [], confidence: 0, fits: false }
    let lexical = 0
    for (const sum of sums) if (sum > lexical) lexical = sum
    let certainty = 0
    model?.probabilities(terms).forEach((likely, at) => {
      sums[modelPlaces[at]!]! += weights.model * likely
      if (likely > certainty) certainty = likely
    })
    const answers = articles
      .map(({ id }, at) => ({ id, score: sums[at]! }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
    const most = weights.articleWords + weights.exampleWords
    const confidence = Math.min(1, (lexical / most) * (model ? (1 + certainty) / 2 : 1))
    return { answers, confidence, fits: confidence >= weights.fitsFrom }
  }
  return { search }
}
