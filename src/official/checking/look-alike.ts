import { skeletonOf } from '#identity'

/** What a host or name looks like: look-alike letters, `rn` for m and `vv` for w folded. */
export const looksOf = (text: string): string =>
  skeletonOf(text).replaceAll('rn', 'm').replaceAll('vv', 'w')

/** Whether one insertion, removal, exchange or swap of neighbours makes one the other. */
export const isOneSlipAway = (left: string, right: string): boolean => {
  if (left === right || Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start++
  const [a, b] = [left.slice(start), right.slice(start)]
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
}

/** Words that fraudsters hang on a name; only with these around it a name inside a word counts. */
const hangers = new Set(
  [
    ...['secure', 'login', 'signin', 'my', 'the', 'app', 'vip', 'verify', 'account', 'accounts'],
    ...['support', 'service', 'help', 'helpdesk', 'safe', 'safety', 'bank', 'wallet', 'pay', 'go'],
    ...['official', 'get', 'web', 'online', 'cn', 'hk', 'global', 'team', 'update', 'client', 'h5'],
    ...[
      'security',
      'bonus',
      'gift',
      'refund',
      'kefu',
      'guanwang',
      'guanfang',
      'www',
      'm',
      'mobile',
    ],
  ].map(looksOf),
)

/**
 * Whether a word stands for the name: `okpay`, `0kpay-help`, `okpays`, `secureokpaylogin`; not the
 * one in `brookpayne`. Takes the looks of both.
 */
const carries = (word: string, name: string): boolean => {
  if (word.startsWith(name) || word.endsWith(name)) return true
  const at = word.indexOf(name)
  if (at < 0) return false
  return hangers.has(word.slice(0, at)) || hangers.has(word.slice(at + name.length))
}

/** Whether any part of a text, or neighbouring parts together, stand for the name. */
export const carriesName = (text: string, name: string): boolean => {
  const wanted = looksOf(name)
  const words = looksOf(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.some((word) => carries(word, wanted))) return true
  return words.some((_, from) =>
    words.some((_, to) => to > from && words.slice(from, to + 1).join('') === wanted),
  )
}

/** A shorter name without one of its letters may be a word of its own: `okay`. */
const longName = 8

/** A slip of the name that keeps its beginning: `okpey`, `okppay`; a long one may lose a letter. */
export const misspellsName = (word: string, name: string): boolean => {
  const [given, wanted] = [looksOf(word), looksOf(name)]
  return (
    wanted.length >= 5 &&
    given[0] === wanted[0] &&
    (given.length >= wanted.length || wanted.length >= longName) &&
    isOneSlipAway(given, wanted)
  )
}
