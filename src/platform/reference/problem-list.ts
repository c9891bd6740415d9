import { declaredProblems, type Language, languages, type ProblemDeclaration } from '../problems.ts'
import { declaredReasons, type ReasonDeclaration } from '../reasons.ts'

type Catalogue = Readonly<Record<string, ProblemDeclaration>>

const sorted = (): [string, ProblemDeclaration][] =>
  [...declaredProblems].sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * Every code with its declaration. Programs outside depend on codes, so one that was given out
 * stays: `before` is the catalogue as it was.
 */
export const problemsJson = (before: Catalogue): string => {
  const gone = Object.keys(before).filter((code) => !declaredProblems.has(code))
  if (gone.length > 0) {
    throw new Error(
      `problems.json only grows, but these codes are declared no more: ${gone.join(', ')}. Declare them again, or, before the first release, take them out of docs/reference/problems.json by hand.`,
    )
  }
  return `${JSON.stringify(Object.fromEntries(sorted()), null, 2)}\n`
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const row = ([code, { status, title, detail, remedy, whoActs, retry }]: [
  string,
  ProblemDeclaration,
]): string => {
  const words = (language: Language) => `**${cell(title[language])}** ${cell(detail[language])}`
  const cells = [`\`${code}\``, status, whoActs, retry, remedy, ...languages.map(words)]
  return `| ${cells.join(' | ')} |`
}

const reasonRow = ([code, { title, detail, whoActs, retry, disclosure }]: [
  string,
  ReasonDeclaration,
]): string => {
  const words = (language: Language) => `**${cell(title[language])}** ${cell(detail[language])}`
  return `| ${[`\`${code}\``, whoActs, retry, disclosure, ...languages.map(words)].join(' | ')} |`
}

const aboutReasons = `# Reasons

What is said of things that nobody refused: done, under way, late, restricted, sent back. They stand
in explanations (\`GET /v1/explanations/{kind}/{id}\`) and findings, as codes of the same form.`

const reasonHead =
  '| Code | Who acts | Retry | Disclosure | English | 中文 |\n|---|---|---|---|---|---|'

const reasonSections = (): string[] => {
  const reasons = [...declaredReasons].sort(([a], [b]) => (a < b ? -1 : 1))
  const families = Map.groupBy(reasons, ([code]) => code.slice(0, code.indexOf('.')))
  return [...families].map(
    ([family, entries]) =>
      `## Reasons: ${family}\n\n${reasonHead}\n${entries.map(reasonRow).join('\n')}`,
  )
}

const about = `# Problems

Every way in which OKPay says no, generated from the \`problems.ts\` of each module by
\`npm run generate\`. An answer is \`application/problem+json\` (RFC 9457); its \`code\` never
changes, its words follow \`Accept-Language\`. Values in braces are in \`params\`.

*Who acts* says whose turn it is, *retry* when the same call may succeed, *remedy* the one thing
that a screen offers. Disclosure classes: \`full\` (the caller reads all), \`owner_only\` (the
public answer is neutral, the owner is told elsewhere), \`generic\` (no detail that helps fraud),
\`silent\` (nothing is told).`

/** The catalogue for people to read. */
export const problemsMarkdown = (): string => {
  const families = Map.groupBy(sorted(), ([code]) => code.slice(0, code.indexOf('.')))
  const head =
    '| Code | HTTP | Who acts | Retry | Remedy | English | 中文 |\n|---|---|---|---|---|---|---|'
  const sections = [...families].map(
    ([family, entries]) => `## ${family}\n\n${head}\n${entries.map(row).join('\n')}`,
  )
  return `${[about, ...sections, aboutReasons, ...reasonSections()].join('\n\n')}\n`
}
