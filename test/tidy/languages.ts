import { linesOf, type Rule } from './rule.ts'

const han = '[\\u3400-\\u9fff]'
const halfWidth = new RegExp(`${han}\\s?[,;:?!()]|[,;:?!()]${han}`)

/** English remarks with Chinese samples, and patterns that name punctuation on purpose. */
const isAside = (line: string) => /^\s*(\/\/|\/?\*)|\/[^/]*\[[^\]]*[，；：？！（）]/.test(line)

export const fullWidthPunctuation: Rule = {
  name: 'Chinese texts have full-width punctuation',
  appliesTo: (path) =>
    /\.(ts|tsx|json|md)$/.test(path) &&
    !path.startsWith('test/') &&
    !/\.test\.tsx?$|package-lock/.test(path),
  findings: (file) =>
    linesOf(file)
      .filter(([, line]) => halfWidth.test(line) && !isAside(line))
      .map(([number, line]) => {
        const at = Math.max(0, (halfWidth.exec(line)?.index ?? 0) - 8)
        return `line ${number}: use ，；：？！（） beside Chinese characters (…${line.slice(at, at + 20)}…)`
      }),
  bad: { path: 'src/x/problems.ts', text: "'zh-CN': '余额不足,请充值'" },
  good: { path: 'src/x/problems.ts', text: "'zh-CN': '余额不足，请充值（{available}）。'" },
}

const keysOf = (value: unknown, prefix = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${prefix}${key}.`))
    : [prefix.slice(0, -1)]

const placeholders = (text: unknown) =>
  [...String(text).matchAll(/\{\{?\s*(\w+)/g)].map(([, name]) => name).sort()

const valueAt = (value: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((inner, part) => (inner as Record<string, unknown>)?.[part], value)

/** Plurals differ between the languages: `_one` and `_other` count as one key. */
const singular = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** What one language has and the other lacks, and placeholders that differ. */
export const compareLocales = (name: string, en: unknown, zh: unknown): string[] => {
  const inEnglish = new Set(keysOf(en).map(singular))
  const inChinese = new Set(keysOf(zh).map(singular))
  const differing = keysOf(en).filter((key) => {
    const [left, right] = [valueAt(en, key), valueAt(zh, key)]
    return right !== undefined && placeholders(left).join() !== placeholders(right).join()
  })
  return [
    ...[...inEnglish]
      .filter((key) => !inChinese.has(key))
      .map((key) => `${name}: ${key} lacks Chinese`),
    ...[...inChinese]
      .filter((key) => !inEnglish.has(key))
      .map((key) => `${name}: ${key} lacks English`),
    ...differing.map((key) => `${name}: ${key} has other placeholders in the two languages`),
  ]
}

export const languageRules = [fullWidthPunctuation]
