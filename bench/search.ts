import { readFile } from 'node:fs/promises'
import { createSearchEngine, type Labelled, type SearchArticle, type SearchEngine } from '#help'
import { type BenchOptions, type BenchResult, createSamples, note, round } from './support/bench.ts'

type Query = {
  readonly text: string
  readonly lang: 'en' | 'zh-CN'
  /** The article that answers it; null where none does. */
  readonly expect: string | null
}

const readLines = async <T>(path: string): Promise<T[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

/** How often a question that has an answer is more certain than one that has none; ties half. */
const areaUnderCurve = (answered: readonly number[], foreign: readonly number[]) => {
  if (answered.length === 0 || foreign.length === 0) return null
  let won = 0
  for (const one of answered)
    for (const other of foreign) won += one > other ? 1 : one === other ? 0.5 : 0
  return round(won / (answered.length * foreign.length), 4)
}

type Language = SearchArticle['lang']

/** One engine a language, as the help centre has. */
const enginesOf = (articles: readonly SearchArticle[], labelled: readonly Labelled[]) => {
  const languages = new Set(articles.map(({ lang }) => lang))
  const of = <T extends { lang: Language }>(all: readonly T[], lang: Language) =>
    all.filter((each) => each.lang === lang)
  return new Map<Language, SearchEngine>(
    [...languages].map((lang) => [
      lang,
      createSearchEngine(of(articles, lang), of(labelled, lang)),
    ]),
  )
}

const ranksWithin = (ranks: readonly number[], most: number) =>
  round((100 * ranks.filter((rank) => rank < most).length) / Math.max(1, ranks.length), 2)

/** Finds, for questions from a file, the articles from another: how often right, and how quick. */
export const run = async (options: BenchOptions): Promise<BenchResult> => {
  if (!options.articles || !options.queries)
    throw new Error('Give --articles A.jsonl and --queries Q.jsonl')
  const labelled = options.labelled ? await readLines<Labelled>(options.labelled) : []
  const engines = enginesOf(await readLines<SearchArticle>(options.articles), labelled)
  const queries = await readLines<Query>(options.queries)
  note(`${queries.length} questions`)
  for (const { text, lang } of queries.slice(0, 200)) engines.get(lang)?.search(text)
  const samples = createSamples()
  const ranks: number[] = []
  const sure = { answered: [] as number[], foreign: [] as number[] }
  let empty = 0
  for (const { text, lang, expect } of queries) {
    const startedMs = performance.now()
    const found = engines.get(lang)?.search(text)
    samples.add(performance.now() - startedMs)
    if (expect === null) {
      sure.foreign.push(found?.confidence ?? 0)
      continue
    }
    const answers = found?.answers ?? []
    const rank = answers.findIndex(({ id }) => id === expect)
    ranks.push(rank < 0 ? Number.POSITIVE_INFINITY : rank)
    sure.answered.push(found?.confidence ?? 0)
    if (answers.length === 0) empty += 1
  }
  return {
    n: queries.length,
    ...{ top1: ranksWithin(ranks, 1), top3: ranksWithin(ranks, 3), top5: ranksWithin(ranks, 5) },
    empty: round((100 * empty) / Math.max(1, ranks.length), 2),
    auroc: areaUnderCurve(sure.answered, sure.foreign),
    ...{ p50Ms: round(samples.percentile(0.5), 3), p99Ms: round(samples.percentile(0.99), 3) },
  }
}
