import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import { phraseEnding } from '#platform/phrase-ending'
import type { Language } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'
import type { LockOutKind } from './lock-out.ts'

/** Everything in the reader's words and zone already. */
export type LockNews = {
  readonly kind: LockOutKind
  readonly tries: number
  readonly device: string
  readonly place: string
  readonly at: string
  readonly until: string
  /** Both open a page; only its button acts. */
  readonly unlockUrl: string
  readonly notMeUrl: string
  readonly unlockMinutes: number
}

const chineseMail = (frame: MailFrame, news: LockNews): Mail =>
  layOutMail({
    ...frame,
    subject: 'OKPay：登录已暂时锁定',
    preview: `连续输错 ${news.tries} 次，${news.until} 自动解锁。`,
    heading: '您的账户登录已暂时锁定',
    before: [
      news.kind === 'password'
        ? `有人连续 ${news.tries} 次输错密码，因此我们暂停了登录。`
        : `有人输入正确密码后，连续 ${news.tries} 次未通过二次验证，因此我们暂停了验证。对方可能已知道您的密码，请尽快修改。`,
      `最近一次：${news.at}`,
      `设备：${news.device}`,
      `位置：${news.place}`,
      `自动解锁时间：${news.until}。您的资金没有变化，已登录的设备可照常使用。`,
      '如果是您本人，可以现在解锁：',
    ],
    button: { label: '立即解锁', url: news.unlockUrl },
    after: [
      `打开页面后还需完成一次二次验证。链接 ${news.unlockMinutes} 分钟内有效，只能使用一次。`,
      `如果不是您本人，可冻结账户并结束所有登录：${news.notMeUrl}`,
      '什么都不做也没关系：到时间会自动解锁，对方无法登录。',
    ],
  })

const englishMail = (frame: MailFrame, news: LockNews): Mail =>
  layOutMail({
    ...frame,
    subject: 'OKPay: sign-in is locked for a while',
    preview: `${news.tries} wrong tries in a row; it opens by itself at ${news.until}.`,
    heading: 'Signing in to your account is locked for a while',
    before: [
      news.kind === 'password'
        ? `Somebody gave a wrong password ${news.tries} times in a row, so we stopped it.`
        : `Somebody gave the right password and then a wrong second factor ${news.tries} times, so we stopped it. They may know your password: change it soon.`,
      `Last try: ${news.at}`,
      `Device: ${news.device}`,
      `Place: ${news.place}`,
      `It opens by itself: ${news.until}. Your money is as it was, and devices that are signed in go on working.`,
      'If it was you, you can open it now:',
    ],
    button: { label: 'Unlock now', url: news.unlockUrl },
    after: [
      `The page asks for a second factor. The link works for ${news.unlockMinutes} minutes, once.`,
      `If it was not you, stop outgoing money and end every session: ${news.notMeUrl}`,
      'You may also do nothing: it opens by itself, and nobody has got in.',
    ],
  })

export const lockMail = (frame: MailFrame, news: LockNews): Mail =>
  frame.language === 'zh-CN' ? chineseMail(frame, news) : englishMail(frame, news)

export const lockText = (
  language: Language,
  { kind, tries, device, place, at, until, unlockUrl, notMeUrl }: LockNews,
  phrase: string | null,
): string => {
  const isPassword = kind === 'password'
  const ending = phraseEnding(language, phrase)
  if (language === 'zh-CN') {
    const what = isPassword ? `密码连续输错 ${tries} 次` : `二次验证连续 ${tries} 次未通过`
    return `【OKPay】${what}，登录已锁定，${until} 自动解锁。最近一次：${at}，${device}，${place}。本人解锁：${unlockUrl} 不是我：${notMeUrl} ${ending}`
  }
  const what = isPassword ? `${tries} wrong passwords` : `${tries} wrong second factors`
  return `OKPay: ${what}, sign-in is locked and opens by itself at ${until}. Last try: ${at}, ${device}, ${place}. Unlock now: ${unlockUrl} Not you: ${notMeUrl}${ending}`
}
