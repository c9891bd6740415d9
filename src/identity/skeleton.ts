/**
 * Letters of other scripts that look like Latin ones. Source: Unicode TR39 confusables, a
 * selection.
 */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries([
  ['а', 'a'],
  ['в', 'b'],
  ['с', 'c'],
  ['ԁ', 'd'],
  ['е', 'e'],
  ['ё', 'e'],
  ['һ', 'h'],
  ['н', 'h'],
  ['і', 'i'],
  ['ї', 'i'],
  ['ј', 'j'],
  ['к', 'k'],
  ['қ', 'k'],
  ['ӏ', 'i'],
  ['м', 'm'],
  ['о', 'o'],
  ['р', 'p'],
  ['ԛ', 'q'],
  ['ѕ', 's'],
  ['т', 't'],
  ['у', 'y'],
  ['ү', 'y'],
  ['х', 'x'],
  ['ѡ', 'w'],
  ['ԝ', 'w'],
  ['α', 'a'],
  ['β', 'b'],
  ['ε', 'e'],
  ['η', 'n'],
  ['ι', 'i'],
  ['κ', 'k'],
  ['ν', 'v'],
  ['ο', 'o'],
  ['ρ', 'p'],
  ['τ', 't'],
  ['υ', 'u'],
  ['χ', 'x'],
  ['γ', 'y'],
  ['օ', 'o'],
  ['ᴏ', 'o'],
  ['ᴋ', 'k'],
  ['ᴘ', 'p'],
  ['ᴀ', 'a'],
  ['ʏ', 'y'],
  ['ɑ', 'a'],
  ['ı', 'i'],
  ['ł', 'i'],
  ['ø', 'o'],
  ['〇', 'o'],
  // digits and signs that stand for letters
  ['0', 'o'],
  ['1', 'i'],
  ['l', 'i'],
  ['!', 'i'],
  ['|', 'i'],
  ['3', 'e'],
  ['€', 'e'],
  ['4', 'a'],
  ['@', 'a'],
  ['5', 's'],
  ['$', 's'],
  ['7', 't'],
  ['+', 't'],
  ['8', 'b'],
] as const)

/**
 * What a text looks like: NFKC, lower case, without accents, look-alike letters, digits and signs
 * folded to one form (`0КРау` and `OKPay` are both `okpay`). Only for comparing two skeletons.
 */
export const skeletonOf = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')]
    .map((character) => lookAlikes[character] ?? character)
    .join('')
