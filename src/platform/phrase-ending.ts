import type { Language } from './problems.ts'

/** The reader's own phrase at the end of a text message, as `mail-layout.ts` has it; or nothing. */
export const phraseEnding = (language: Language, phrase: string | null): string => {
  if (phrase === null) return ''
  return language === 'zh-CN' ? `您的防伪口令：${phrase}` : ` Your phrase: ${phrase}`
}
