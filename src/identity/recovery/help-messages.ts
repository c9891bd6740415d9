import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import type { Language } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'

type Sent = { readonly code: string; readonly minutes: number }

/** The same for whoever has an account and whoever has none: who has the mailbox may ask. */
export const helpCodeMail = (frame: MailFrame, { code, minutes }: Sent): Mail =>
  frame.language === 'zh-CN'
    ? layOutMail({
        ...frame,
        subject: `OKPay 验证码：${code}`,
        preview: '用于：查看无法登录的原因',
        heading: '查看无法登录的原因',
        before: [`请在 OKPay 页面输入以下验证码，${minutes} 分钟内有效：`],
        code,
        after: [
          '验证后，页面会说明该邮箱对应账户的登录情况以及下一步怎么做；不会更改任何内容。',
          '如果不是您本人操作，请忽略本邮件，也不要把验证码告诉任何人。',
        ],
      })
    : layOutMail({
        ...frame,
        subject: `${code} is your OKPay code`,
        preview: 'To: see why you cannot sign in',
        heading: 'Code to: see why you cannot sign in',
        before: [`Enter this code on the OKPay page. It works for ${minutes} minutes:`],
        code,
        after: [
          'The page then says what stands in the way of signing in with this address, and what to do. It changes nothing.',
          'If it was not you, ignore this message and tell the code to nobody.',
        ],
      })

export const helpCodeText = (language: Language, { code, minutes }: Sent): string =>
  language === 'zh-CN'
    ? `【OKPay】验证码 ${code}，用于：查看无法登录的原因。${minutes} 分钟内有效。如非本人操作，请勿告诉任何人。`
    : `OKPay: ${code} is your code to: see why you cannot sign in. Good for ${minutes} minutes. Not you? Tell it to nobody.`
