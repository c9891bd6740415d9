import type { Language, Words } from '#platform/problems'
import { transfersProblems } from './problems.ts'

const longest = 140
// Control and format characters (they can turn text around), line ends, private use.
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u
// Joiners that emoji and some scripts are written with.
const joiners = /[\u200c\u200d]/gu

const words: Readonly<Record<'not_text' | 'too_long', Words>> = {
  not_text: {
    en: 'Only letters, digits, punctuation and emoji, on one line',
    'zh-CN': '只能使用文字、数字、标点和表情，且不能换行',
  },
  too_long: { en: `At most ${longest} characters`, 'zh-CN': `最多 ${longest} 个字符` },
}

/**
 * A memo in its kept form (NFC, trimmed), or null when there is none.
 * @throws transfers.memo_invalid (422) with the pointer `/memo`.
 */
export const readMemo = (typed: string | undefined, language: Language): string | null => {
  const memo = (typed ?? '').normalize('NFC').trim()
  if (memo === '') return null
  const refuse = (code: keyof typeof words) =>
    transfersProblems.memo_invalid(
      {},
      { errors: [{ pointer: '/memo', code, detail: words[code][language] }] },
    )
  if (!memo.isWellFormed() || forbidden.test(memo.replace(joiners, ''))) throw refuse('not_text')
  if ([...memo].length > longest) throw refuse('too_long')
  return memo
}
