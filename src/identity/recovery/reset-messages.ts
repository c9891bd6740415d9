import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import type { Language } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'
import { momentWords } from '../messages/moment.ts'
import type { Owner } from '../messages/tell-owner.ts'

type Sent = { readonly token: string; readonly code: string; readonly minutes: number }

export const resetLinkMail = (frame: MailFrame, { token, minutes }: Sent): Mail => {
  const url = `${frame.publicUrl}/reset?token=${encodeURIComponent(token)}`
  if (frame.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '重置您的 OKPay 密码',
      preview: `${minutes} 分钟内有效，可在任意设备上打开。`,
      heading: '重置密码',
      before: ['有人申请重置您账户的密码。如果是您本人，请点击下面的按钮设置新密码：'],
      button: { label: '设置新密码', url },
      after: [
        `链接 ${minutes} 分钟内有效，仅可使用一次，且只有最近一封有效。设置完成前，原密码仍然有效。`,
        '如果不是您本人，无需任何操作：没有这封邮件，任何人都无法更改您的密码。',
      ],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'Set a new OKPay password',
    preview: `Good for ${minutes} minutes, on any device.`,
    heading: 'Set a new password',
    before: ['Somebody asked to reset the password of your account. If it was you, go on here:'],
    button: { label: 'Set a new password', url },
    after: [
      `The link works once, for ${minutes} minutes, and only the newest. Until you have finished, your old password holds.`,
      'If it was not you, there is nothing to do: without this mail nobody can change your password.',
    ],
  })
}

export const resetCodeText = (language: Language, { code, minutes }: Sent): string =>
  language === 'zh-CN'
    ? `【OKPay】验证码 ${code}，用于：重置密码。${minutes} 分钟内有效。OKPay 不会向您索要验证码；如非本人操作，请勿告诉任何人。`
    : `OKPay: ${code} is your code to: set a new password. Good for ${minutes} minutes. We never ask for it. Not you? Tell it to nobody.`

type Done = {
  readonly owner: Pick<Owner, 'language' | 'timeZone'>
  readonly at: Date
  /** Money out waits until then. */
  readonly until: Date
  /** The page of "this was not me". */
  readonly url: string
}

export const resetDoneMail = (frame: MailFrame, { owner, at, until, url }: Done): Mail => {
  const [when, from] = [at, until].map((one) => momentWords(one, owner.language, owner.timeZone))
  if (owner.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '您的 OKPay 密码已重置',
      preview: '所有设备均已退出登录。',
      heading: '密码已重置',
      before: [
        `您账户的密码已于 ${when} 重置，所有设备均已退出登录。您的资金不受影响。`,
        `为保护您，转出和提现暂停至 ${from}，届时自动恢复；收款照常。`,
        '如果不是您本人操作，请立即点击：',
      ],
      button: { label: '不是我操作的', url },
      after: ['按钮会打开一个页面，由您确认后才会冻结账户。'],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'Your OKPay password was reset',
    preview: 'Every device was signed out.',
    heading: 'Your password was reset',
    before: [
      `The password of your account was set anew on ${when}, and every device was signed out. Your money is where it was.`,
      `To protect you, money out waits until ${from} and then goes on by itself; money in arrives as usual.`,
      'If it was not you, press this at once:',
    ],
    button: { label: 'This was not me', url },
    after: [
      'It opens a page; nothing happens until you confirm there that your account be frozen.',
    ],
  })
}

export const resetDoneText = ({ owner, until, url }: Done): string => {
  const from = momentWords(until, owner.language, owner.timeZone)
  return owner.language === 'zh-CN'
    ? `【OKPay】您的密码已重置，所有设备均已退出登录，转出暂停至 ${from}。非本人操作请立即打开：${url}`
    : `OKPay: your password was reset and every device signed out. Money out waits until ${from}. Not you? Open at once: ${url}`
}
