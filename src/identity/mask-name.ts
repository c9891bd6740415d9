const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const eastAsian =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Mn}·・]+$/u

const split = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment)

/** 王小明 → 王*明, 李四 → 李*; more than three hidden characters show as three. */
const maskEastAsian = (name: string): string => {
  const parts = split(name)
  const first = parts[0] ?? ''
  if (parts.length === 1) return '*'
  if (parts.length === 2) return `${first}*`
  return `${first}${'*'.repeat(Math.min(3, parts.length - 2))}${parts.at(-1)}`
}

/** Three stars whatever the length, so that they do not count the letters. */
const maskWord = (word: string, showLast: boolean): string => {
  const parts = split(word)
  const last = showLast && parts.length > 3 ? parts.at(-1) : ''
  return parts.length === 1 ? '***' : `${parts[0]}***${last}`
}

/**
 * Enough of a name for somebody who knows the person, too little for somebody who does not:
 * 王小明 → 王*明, Anna Keller → A*** K***r.
 */
export const maskName = (name: string): string => {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const joined = words.join('')
  if (eastAsian.test(joined)) return maskEastAsian(joined)
  return words
    .map((word, index) =>
      eastAsian.test(word) ? maskEastAsian(word) : maskWord(word, index === words.length - 1),
    )
    .join(' ')
}

/** What a payer sees before paying: a business goes by its registered name, which is public. */
export const shownName = (kind: 'person' | 'business', name: string): string =>
  kind === 'business' ? name : maskName(name)
