import { declaredProblems } from '../problems.ts'
import { declaredReasons } from '../reasons.ts'

/** Which help article answers which codes: `{ slug: [code, …] }`, both in order of the alphabet. */
export const articlesJson = (): string => {
  const entries = [...declaredProblems, ...declaredReasons].map(
    ([code, { article }]) => [article, code] as const,
  )
  const bySlug = [...Map.groupBy(entries, ([slug]) => slug)].sort(([a], [b]) => (a < b ? -1 : 1))
  const articles = bySlug.map(([slug, codes]) => [slug, codes.map(([, code]) => code).sort()])
  return `${JSON.stringify(Object.fromEntries(articles), null, 2)}\n`
}
