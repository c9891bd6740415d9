import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import { maskContact } from '#platform/mask-contact'
import type { Language, Words } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'
import { momentWords } from '../messages/moment.ts'
import type { Owner } from '../messages/tell-owner.ts'
import { type ContactKind, undoHours } from './contact-change.ts'

const names: Readonly<Record<ContactKind, Words>> = {
  email: { en: 'e-mail address', 'zh-CN': '邮箱' },
  phone: { en: 'phone number', 'zh-CN': '手机号' },
}

/** To the new address: nothing in it was chosen by whoever asked. */
export const emailCodeMail = (frame: MailFrame, code: string, minutes: number): Mail =>
  frame.language === 'zh-CN'
    ? layOutMail({
        ...frame,
        subject: `OKPay 验证码：${code}`,
        preview: '用于：绑定新邮箱',
        heading: '绑定新邮箱',
        before: [`请在 OKPay 页面输入以下验证码，${minutes} 分钟内有效：`],
        code,
        after: [
          '输入后，此邮箱将成为您 OKPay 账户的邮箱；在此之前原邮箱仍然有效。',
          '如果不是您本人操作，请忽略本邮件，也不要把验证码告诉任何人。',
        ],
      })
    : layOutMail({
        ...frame,
        subject: `${code} is your OKPay code`,
        preview: 'To: use this e-mail address for your account',
        heading: 'Code to: use this e-mail address',
        before: [`Enter this code on the OKPay page. It works for ${minutes} minutes:`],
        code,
        after: [
          'This then becomes the address of your OKPay account; until then the old one holds.',
          'If it was not you, ignore this message and tell the code to nobody.',
        ],
      })

type Changed = {
  readonly owner: Pick<Owner, 'language' | 'timeZone'>
  readonly kind: ContactKind
  /** The new one; null: it was removed. */
  readonly next: string | null
  readonly at: Date
  /** Money out waits until then. */
  readonly until: Date
  /** The page that undoes it. */
  readonly url: string
}

export const contactChangedMail = (
  frame: MailFrame,
  { owner, kind, next, at, until, url }: Changed,
): Mail => {
  const { language, timeZone } = owner
  const name = names[kind][language]
  const [when, from] = [at, until].map((one) => momentWords(one, language, timeZone))
  if (language === 'zh-CN') {
    const what = next ? `已更改为 ${maskContact(next)}` : '已移除'
    return layOutMail({
      ...frame,
      subject: `您的 OKPay ${name}${next ? '已更改' : '已移除'}`,
      preview: `如非本人操作，${undoHours} 小时内可撤销。`,
      heading: `${name}${next ? '已更改' : '已移除'}`,
      before: [
        `您账户的${name}于 ${when} ${what}。您的资金不受影响。`,
        `为保护您，转出和提现暂停至 ${from}，届时自动恢复；收款照常。`,
        '如果不是您本人操作，请撤销：',
      ],
      button: { label: '撤销更改', url },
      after: [
        `链接 ${undoHours} 小时内有效，仅可使用一次。撤销后恢复原有信息，所有设备均会退出登录。`,
      ],
    })
  }
  const what = next ? `is now ${maskContact(next)}` : 'was removed'
  return layOutMail({
    ...frame,
    subject: `Your OKPay ${name} ${next ? 'has changed' : 'was removed'}`,
    preview: `Not you? It can be undone for ${undoHours} hours.`,
    heading: `Your ${name} ${next ? 'has changed' : 'was removed'}`,
    before: [
      `The ${name} of your account ${what}, since ${when}. Your money is where it was.`,
      `To protect you, money out waits until ${from} and then goes on by itself; money in arrives as usual.`,
      'If it was not you, undo it:',
    ],
    button: { label: 'Undo the change', url },
    after: [
      `The link works once, for ${undoHours} hours. It puts the old one back and signs every device out.`,
    ],
  })
}

export const contactChangedText = ({ owner, kind, next, url }: Changed): string => {
  const { language } = owner
  const name = names[kind][language]
  if (language === 'zh-CN') {
    const what = next ? `已更改为 ${maskContact(next)}` : '已移除'
    return `【OKPay】您的${name}${what}。非本人操作，请在 ${undoHours} 小时内撤销：${url}`
  }
  const what = next ? `is now ${maskContact(next)}` : 'was removed'
  return `OKPay: your ${name} ${what}. Not you? Undo it within ${undoHours} hours: ${url}`
}

type Restored = { readonly kind: ContactKind; readonly restored: string | null }

const restoredWords = (language: Language, { kind, restored }: Restored): string => {
  const name = names[kind][language]
  if (language === 'zh-CN') {
    return restored === null
      ? `后来添加的${name}已移除，所有设备均已退出登录。`
      : `您的${name}已恢复为 ${maskContact(restored)}，所有设备均已退出登录。`
  }
  return restored === null
    ? `The ${name} that had been added was removed, and every device was signed out.`
    : `Your ${name} is ${maskContact(restored)} again, and every device was signed out.`
}

export const contactRestoredMail = (frame: MailFrame, restored: Restored): Mail => {
  const { language, publicUrl } = frame
  const words = restoredWords(language, restored)
  const url = `${publicUrl}/reset`
  return language === 'zh-CN'
    ? layOutMail({
        ...frame,
        subject: '更改已撤销',
        preview: words,
        heading: '更改已撤销',
        before: [
          `${words}您的资金不受影响。`,
          '更改并非您本人操作时，说明有人进入过您的账户：请立即设置新密码。',
        ],
        button: { label: '设置新密码', url },
        after: [],
      })
    : layOutMail({
        ...frame,
        subject: 'The change was undone',
        preview: words,
        heading: 'The change was undone',
        before: [
          `${words} Your money is where it was.`,
          'If you had not made the change, somebody was in your account: set a new password at once.',
        ],
        button: { label: 'Set a new password', url },
        after: [],
      })
}

export const contactRestoredText = (language: Language, restored: Restored): string =>
  language === 'zh-CN'
    ? `【OKPay】更改已撤销。${restoredWords(language, restored)}请尽快设置新密码。`
    : `OKPay: the change was undone. ${restoredWords(language, restored)} Set a new password soon.`
