/** A file of the project as a rule sees it; `path` is relative to the project. */
export type SourceFile = { readonly path: string; readonly text: string }

/** One house rule: which files it looks at, and what it says about one of them. */
export type Rule = {
  /** A sentence: what the rule wants. */
  readonly name: string
  readonly appliesTo: (path: string) => boolean
  /** What is wrong and what to do, one sentence each, with the line where there is one. */
  readonly findings: (file: SourceFile) => readonly string[]
  /** A file that breaks the rule: the rule's own test. */
  readonly bad: SourceFile
  /** A file that looks like it and is fine. */
  readonly good: SourceFile
}

export const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.gen.ts')
export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/')
export const isProduct = (path: string) => /^(src|web)\//.test(path) && isCode(path)

/** Numbered lines, from 1. */
export const linesOf = ({ text }: SourceFile): readonly (readonly [number, string])[] =>
  text.split('\n').map((line, index) => [index + 1, line] as const)

/** A rule about single lines: a pattern that must not occur, and what to do instead. */
export const forbid = (rule: {
  readonly name: string
  readonly appliesTo: (path: string) => boolean
  readonly pattern: RegExp
  readonly instead: string
  readonly bad: SourceFile
  readonly good: SourceFile
}): Rule => ({
  ...rule,
  findings: (file) =>
    linesOf(file)
      .filter(([, line]) => rule.pattern.test(line))
      .map(([number, line]) => `line ${number}: ${rule.instead} (${line.trim().slice(0, 60)})`),
})
