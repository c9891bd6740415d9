/** Letters of other scripts, by the Latin letter that they look like, in lower case. */
const letters: Readonly<Record<string, string>> = {
  // Cyrillic, Greek, Armenian, small capitals and phonetic letters, Cherokee, Lisu, Coptic
  a: 'аαᴀɑꭺꓮⲁ',
  b: 'вβʙᏼꓐⲃ',
  c: 'сᴄϲꮯꓚ',
  d: 'ԁᴅꭰꓓ',
  e: 'еёєεᴇꭼꓰⲉ',
  f: 'ꞙꓝ',
  g: 'ɡցɢꮐꓖ',
  h: 'һнհʜꮋꓧⲏ',
  i: 'іїӏιıłɪꭵꓲⲓ',
  j: 'јϳᴊꭻꓙ',
  k: 'кқҝκᴋꮶꓗⲕ',
  m: 'мᴍꮇꓟⲙ',
  n: 'ηոɴꓠⲛ',
  o: 'оοօᴏσөѳøꓳⲟဝ〇ഠଠ',
  p: 'рρᴘքꮲꓑⲣþ',
  q: 'ԛզ',
  r: 'гʀꮢꓣ',
  s: 'ѕꜱꮪꓢ',
  t: 'тτᴛꭲꓔⲧ',
  u: 'υսᴜꓴ',
  v: 'νѵᴠꮩꓦ',
  w: 'ѡԝᴡꮃꓪ',
  x: 'хχҳꓫⲭ',
  y: 'уүұγʏꭹꓬⲩყ',
  z: 'ᴢꮓꓜⲍ',
}

/** Greek capitals that look like another Latin letter than their small ones do. */
const capitals: Readonly<Record<string, string>> = { h: 'Η', m: 'Μ', n: 'Ν', y: 'Υ', z: 'Ζ' }

/** Digits and signs that stand for letters. */
const signs: Readonly<Record<string, string>> = {
  a: '4@',
  b: '8',
  e: '3€',
  i: '1l!|',
  o: '0',
  s: '5$',
  t: '7+',
}

const turnedRound = (...tables: (typeof letters)[]): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap((table) =>
      Object.entries(table).flatMap(([latin, others]) =>
        [...others].map((other) => [other, latin] as const),
      ),
    ),
  )

const letterLookAlikes = turnedRound(letters)

/** Letters of other scripts that pass for Latin ones, as the Latin ones; all else as it is. */
export const foldForeignLetters = (text: string): string =>
  [...text]
    .map((letter) =>
      /\p{Script=Latin}/u.test(letter) ? letter : (letterLookAlikes.get(letter) ?? letter),
    )
    .join('')

/** Source: Unicode TR39 confusables, a selection; leet. */
const lookAlikes = turnedRound(letters, signs)
const capitalLookAlikes = turnedRound(capitals)

const isDigit = (codePoint: number): boolean =>
  codePoint > 0x7f && /\p{Nd}/u.test(String.fromCodePoint(codePoint))

/** `٣`, `३` and `3` are `3`: the ten digits of a script lie side by side. */
const plainDigit = (digit: string): string => {
  const codePoint = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && isDigit(codePoint - value - 1)) value += 1
  return String(value)
}

/**
 * What a text looks like: NFKC, lower case, without accents, look-alike letters, digits and signs
 * folded to one form (`0КРау` and `OKPay` are both `okpay`). Only for comparing two skeletons.
 */
export const skeletonOf = (text: string): string =>
  [...text.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((character) => capitalLookAlikes.get(character) ?? character.toLowerCase())
    .map((character) => (isDigit(character.codePointAt(0)!) ? plainDigit(character) : character))
    .map((character) => lookAlikes.get(character) ?? character)
    .join('')
