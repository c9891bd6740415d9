import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import { phraseEnding } from '#platform/phrase-ending'
import type { Language } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'

/** Everything in the reader's words already. */
export type NewDevice = {
  readonly device: string
  readonly place: string
  readonly at: string
  /** Opens a page; only its button acts. */
  readonly notMeUrl: string
  readonly days: number
}

export const newDeviceMail = (frame: MailFrame, news: NewDevice): Mail => {
  const { device, place, at, notMeUrl, days } = news
  if (frame.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: 'OKPay：新设备登录',
      preview: `${device}，${place}，${at}`,
      heading: '您的账户在一台新设备上登录',
      before: [
        `设备：${device}`,
        `位置：${place}`,
        `时间：${at}`,
        '如果是您本人，无需任何操作，资金没有变化。如果不是，请立即点击：',
      ],
      button: { label: '不是我', url: notMeUrl },
      after: [
        `打开的页面会先说明情况，按下按钮后才会冻结转出并结束所有登录。链接 ${days} 天内有效，只能使用一次。`,
      ],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'OKPay: sign-in from a new device',
    preview: `${device}, ${place}, ${at}`,
    heading: 'Your account was opened on a new device',
    before: [
      `Device: ${device}`,
      `Place: ${place}`,
      `Time: ${at}`,
      'If it was you, there is nothing to do; your money is as it was. If it was not, press at once:',
    ],
    button: { label: 'This was not me', url: notMeUrl },
    after: [
      `The page explains first; only its button stops outgoing money and ends every session. The link works for ${days} days, once.`,
    ],
  })
}

export const newDeviceText = (
  language: Language,
  { device, place, at, notMeUrl }: NewDevice,
  phrase: string | null,
): string =>
  (language === 'zh-CN'
    ? `【OKPay】您的账户于 ${at} 在新设备登录：${device}，${place}。如非本人，请立即打开：${notMeUrl} `
    : `OKPay: your account was opened on a new device at ${at}: ${device}, ${place}. Not you? Open at once: ${notMeUrl} `) +
  phraseEnding(language, phrase)
