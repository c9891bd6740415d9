import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import type { MailFrame } from '../messages/mails.ts'
import { momentWords } from '../messages/moment.ts'
import type { Owner } from '../messages/tell-owner.ts'

type Reader = Pick<Owner, 'language' | 'timeZone'>

type Started = {
  readonly owner: Reader
  readonly readyAt: Date
  /** The page that stops it. */
  readonly url: string
}

export const lostStartedMail = (frame: MailFrame, { owner, readyAt, url }: Started): Mail => {
  const when = momentWords(readyAt, owner.language, owner.timeZone)
  if (owner.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '有人挂失了您的 OKPay 验证方式',
      preview: `${when} 之前可随时取消。`,
      heading: '验证方式已挂失',
      before: [
        '有人输入了您的密码，并表示已丢失登录时使用的验证方式（验证器、通行密钥或恢复码）。目前没有任何更改，您的资金不受影响。',
        `${when} 之后，凭发往您所有联系方式的验证码即可移除原有验证方式。`,
        '如果不是您本人操作，或者您已找到设备，请点击：',
      ],
      button: { label: '取消挂失', url },
      after: [
        '用任意一种验证方式登录也会自动取消挂失。',
        '如果不是您本人操作，请同时修改密码：有人可能已经知道您的密码。',
      ],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'A lost device was reported for your account',
    preview: `It can be stopped at any time before ${when}.`,
    heading: 'A lost device was reported',
    before: [
      'Somebody who knew your password said that they lost what you sign in with (app, passkey or recovery codes). Nothing has been changed and your money is where it was.',
      `From ${when} on, codes sent to every channel of yours can remove the old factors.`,
      'If it was not you, or if you found your device, stop it here:',
    ],
    button: { label: 'Stop this', url },
    after: [
      'Signing in with any of your factors stops it as well.',
      'If it was not you, change your password too: somebody may know it.',
    ],
  })
}

export const lostStartedText = ({ owner, readyAt, url }: Started): string => {
  const when = momentWords(readyAt, owner.language, owner.timeZone)
  return owner.language === 'zh-CN'
    ? `【OKPay】有人挂失了您的登录验证方式，${when} 后可移除。非本人操作或已找到设备，请取消：${url}`
    : `OKPay: a lost device was reported; your factors can be replaced from ${when}. Not you, or found it? Stop it: ${url}`
}

type Done = { readonly owner: Reader; readonly until: Date; readonly url: string }

export const lostDoneMail = (frame: MailFrame, { owner, until, url }: Done): Mail => {
  const from = momentWords(until, owner.language, owner.timeZone)
  if (owner.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '您的 OKPay 验证方式已移除',
      preview: '请登录并设置新的验证方式。',
      heading: '原有验证方式已移除',
      before: [
        '丢失的验证器、通行密钥和恢复码均已作废，所有设备均已退出登录。您的资金不受影响。',
        `请现在用密码和验证码登录，并设置新的验证方式。为保护您，转出和提现暂停至 ${from}，届时自动恢复。`,
        '如果不是您本人操作，请立即点击：',
      ],
      button: { label: '不是我操作的', url },
      after: ['按钮会打开一个页面，由您确认后才会冻结账户。'],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'Your old factors were removed',
    preview: 'Sign in and set up a new one.',
    heading: 'Your old factors were removed',
    before: [
      'The lost apps, passkeys and recovery codes open nothing any more, and every device was signed out. Your money is where it was.',
      `Sign in now with your password and a code, and set up a new factor. To protect you, money out waits until ${from} and then goes on by itself.`,
      'If it was not you, press this at once:',
    ],
    button: { label: 'This was not me', url },
    after: [
      'It opens a page; nothing happens until you confirm there that your account be frozen.',
    ],
  })
}

export const lostDoneText = ({ owner, until, url }: Done): string => {
  const from = momentWords(until, owner.language, owner.timeZone)
  return owner.language === 'zh-CN'
    ? `【OKPay】您丢失的验证方式已移除，请登录并重新设置。转出暂停至 ${from}。非本人操作请立即打开：${url}`
    : `OKPay: your lost factors were removed; sign in and set up a new one. Money out waits until ${from}. Not you? Open at once: ${url}`
}
