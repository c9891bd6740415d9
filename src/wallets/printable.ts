/** Letters of Latin alphabets that do not come apart into a letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ı: 'i', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ŋ: 'n', Ŋ: 'N', ĸ: 'k', ſ: 's' },
  ...{ ə: 'e', Ə: 'E', ŀ: 'l', Ŀ: 'L', ɓ: 'b', ɗ: 'd', ƙ: 'k' },
}

/**
 * Makes a text printable in a typeface: a Latin letter that it lacks gives up its mark (`ş` → `s`),
 * tabs and line breaks become blanks. Letters of other scripts stay, and are shown as a box.
 */
export const createPrintable = (hasGlyph: (codePoint: number) => boolean) => {
  const has = (character: string) => hasGlyph(character.codePointAt(0)!)
  const printCharacter = (character: string): string => {
    if (has(character)) return character
    const plain = plainLetters[character]
    if (plain) return plain
    const [letter = '', ...marks] = character.normalize('NFD')
    return marks.length > 0 && has(letter) ? letter : character
  }
  return (text: string): string =>
    Array.from(text.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' '), printCharacter).join('')
}
