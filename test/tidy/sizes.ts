import { isCode, isProduct, isTest, linesOf, type Rule } from './rule.ts'

const mostLines = (path: string) => (isTest(path) ? 600 : 400)

export const shortFiles: Rule = {
  name: 'files stop at 400 lines, tests at 600',
  appliesTo: isCode,
  findings: ({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    const most = mostLines(path)
    return lines > most
      ? [`${lines} lines, at most ${most}: give a part of it a file of its own`]
      : []
  },
  bad: { path: 'src/x/a.ts', text: 'const a = 1\n'.repeat(401) },
  good: { path: 'src/x/a.test.ts', text: 'const a = 1\n'.repeat(401) },
}

const indentOf = (line: string) => line.length - line.trimStart().length
const opensFunction = (line: string) => /(=> \{|function\b.*\{)$/.test(line)

type Block = { readonly line: string; readonly from: number; readonly to: number }

/** Functions by the indentation that the formatter guarantees: opening line to closing brace. */
const functionsIn = (lines: readonly string[]): Block[] =>
  lines.flatMap((line, index) => {
    if (!opensFunction(line)) return []
    const indent = indentOf(line)
    const length = lines
      .slice(index + 1)
      .findIndex((later) => later.trimStart().startsWith('}') && indentOf(later) <= indent)
    return [{ line, from: index + 1, to: index + 1 + length }]
  })

/** The lines of a function itself: those of functions inside it count for these. */
const ownLines = (block: Block, all: readonly Block[]): number => {
  const inside = all.filter(({ from, to }) => from > block.from && to < block.to)
  const covered = new Set<number>()
  for (const { from, to } of inside) for (let n = from; n <= to; n++) covered.add(n)
  return block.to - block.from - covered.size
}

export const shortFunctions: Rule = {
  name: 'functions stop at 60 lines of their own',
  appliesTo: (path) => isProduct(path) && !isTest(path),
  findings: ({ text }) => {
    const all = functionsIn(text.split('\n'))
    return all
      .map((block) => ({ ...block, lines: ownLines(block, all) }))
      .filter(({ lines }) => lines > 60)
      .map(
        ({ from, lines, line }) =>
          `line ${from}: ${lines} lines, at most 60: name a part of it (${line.trim().slice(0, 50)})`,
      )
  },
  bad: { path: 'src/x/a.ts', text: `const a = () => {\n${'  b()\n'.repeat(61)}}\n` },
  good: { path: 'src/x/a.ts', text: `const a = () => {\n${'  b()\n'.repeat(60)}}\n` },
}

/** Prose, addresses and markup that no formatter may break. */
const isOneLiteral = (line: string) =>
  /"[^"]{50,}|'[^']{50,}|`[^`]{50,}|>[^<]{50,}|https?:\/\/|^\s*\/\S+\/\w*$|^\s*\/\/ biome-ignore/.test(
    line,
  )

export const shortLines: Rule = {
  name: 'lines stop at 100 columns, unless they are one long text',
  appliesTo: (path) => isProduct(path) && !isTest(path),
  findings: (file) =>
    linesOf(file)
      .filter(([, line]) => [...line].length > 100 && !isOneLiteral(line))
      .map(([number, line]) => `line ${number}: ${[...line].length} columns; break it`),
  bad: { path: 'src/x/a.ts', text: `const a = ${'b + '.repeat(30)}c\n` },
  good: { path: 'src/x/a.ts', text: `const a = '${'word '.repeat(30)}'\n` },
}

export const sizeRules = [shortFiles, shortFunctions, shortLines]
