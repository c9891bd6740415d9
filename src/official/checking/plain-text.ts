/**
 * A pasted text as eyes see it: invisible characters taken out (and their places remembered),
 * full-width and other compatible forms of letters made plain.
 */
export type PlainText = {
  readonly text: string
  /** Whether something invisible stood in `[start, end)`; what turns text counts at its start. */
  readonly hides: (start: number, end: number) => boolean
}

/** Format characters, fillers and joiners that show nothing; emoji need some, addresses none. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Marks that turn the direction of what follows. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Only forms of letters, digits and signs of addresses: Chinese punctuation keeps ending them. */
const foldable = /^[\p{L}\p{N}\p{M}.@/+_-]+$/u

export const plainTextOf = (pasted: string): PlainText => {
  const inside: number[] = []
  const before: number[] = []
  let text = ''
  for (const character of pasted) {
    if (invisible.test(character)) {
      ;(turning.test(character) ? before : inside).push(text.length)
      continue
    }
    const folded = character.normalize('NFKC')
    text += foldable.test(folded) ? folded : character
  }
  // A name may be written with the ideographic full stop, which browsers take for a dot.
  text = text.replace(/(?<=[a-z0-9])[。｡](?=[a-z0-9])/gi, '.')
  return {
    text,
    hides: (start, end) =>
      inside.some((at) => at > start && at < end) || before.some((at) => at >= start && at < end),
  }
}
