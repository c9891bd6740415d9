import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import { phraseEnding } from '#platform/phrase-ending'
import type { Language, Words } from '#platform/problems'
import { type Params, type Reader, wordsFor } from './fill-words.ts'
import type { NoticeKind } from './kinds/notice-kind.ts'
import { isSecurity } from './topics.ts'

/**
 * Mails and texts of notices. None has a link: whoever expects none is not led to a false page. A
 * link with a token is sent by whoever owns the token.
 */
const notYou: Words = {
  en: 'Was this not you? Open OKPay as you always do and freeze your account on the security page: then no money can leave it.',
  'zh-CN': '不是您本人？请按平时的方式打开 OKPay，在安全页面冻结账户，资金便无法转出。',
}
const moneyMore: Words = {
  en: 'The receipt is in your activity. You choose in the settings which messages about money you get.',
  'zh-CN': '回单可在“动态”中查看。您可以在设置中选择接收哪些资金通知。',
}
const noLink: Words = {
  en: 'This message has no link on purpose: open OKPay yourself.',
  'zh-CN': '本邮件特意不含链接，请自行打开 OKPay。',
}

const moreOf = (kind: NoticeKind): readonly Words[] => {
  if (!isSecurity(kind.topic)) return [moneyMore]
  return kind.isSafe ? [] : [notYou]
}

/** Who reads it, and the phrase by which they know us. */
type Known = Reader & { readonly phrase: string | null }

export const noticeMail = (to: string, kind: NoticeKind, params: Params, reader: Known): Mail => {
  const { language, phrase } = reader
  const { title, text } = wordsFor(kind, params, reader)
  return layOutMail({
    ...{ to, language, phrase, preview: text, heading: title, before: [text] },
    subject: language === 'en' ? `${title} · OKPay` : `OKPay：${title}`,
    after: [...moreOf(kind), noLink].map((words) => words[language]),
  })
}

const textFrames: Readonly<Record<Language, (title: string, text: string) => string>> = {
  en: (title, text) => `OKPay: ${title}. ${text}`,
  'zh-CN': (title, text) => `【OKPay】${title}。${text}`,
}
const textNotYou: Words = {
  en: ' Not you? Open OKPay yourself and freeze your account.',
  'zh-CN': '不是您本人？请自行打开 OKPay 冻结账户。',
}

export const noticeText = (kind: NoticeKind, params: Params, reader: Known): string => {
  const { language, phrase } = reader
  const { title, text } = wordsFor(kind, params, reader)
  const more = kind.isSafe ? '' : textNotYou[language]
  return textFrames[language](title, text) + more + phraseEnding(language, phrase)
}
