import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import type { Language } from '#platform/problems'

/**
 * Who gets it, and under which origin our pages are: from the configuration, never from a request.
 */
export type MailFrame = {
  readonly to: string
  readonly language: Language
  readonly publicUrl: string
  /** Of a person whom we know; null when they have none, left out when nobody is known yet. */
  readonly phrase?: string | null
}

type Code = { readonly code: string; readonly token: string; readonly minutes: number }

/**
 * Sign-up: the code and, for another device, the link. Holds nothing that the sender could choose.
 */
export const signUpCodeMail = (frame: MailFrame, { code, token, minutes }: Code): Mail => {
  const url = `${frame.publicUrl}/verify?token=${encodeURIComponent(token)}`
  if (frame.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: `OKPay 验证码：${code}`,
      preview: `${minutes} 分钟内有效，用于验证您的邮箱。`,
      heading: '验证您的邮箱',
      before: [`请在 OKPay 页面输入以下验证码，${minutes} 分钟内有效：`],
      code,
      button: { label: '验证邮箱', url },
      after: [
        '也可以点击上面的按钮完成验证，在其他设备上同样有效。验证码和链接只能使用一次。',
        '如果您没有注册 OKPay，请忽略本邮件：不输入验证码，账户就不会开通。',
      ],
    })
  }
  return layOutMail({
    ...frame,
    subject: `${code} is your OKPay code`,
    preview: `Good for ${minutes} minutes, to confirm your e-mail address.`,
    heading: 'Confirm your e-mail address',
    before: [`Enter this code on the OKPay page. It works for ${minutes} minutes:`],
    code,
    button: { label: 'Confirm my address', url },
    after: [
      'Or use the button above, on this or any other device. Code and link work once.',
      'If you did not sign up for OKPay, ignore this message: without the code no account is opened.',
    ],
  })
}

/** To the owner of an address with which somebody else (or they themselves) signed up again. */
export const someoneTriedMail = (frame: MailFrame): Mail => {
  const url = `${frame.publicUrl}/sign-in`
  if (frame.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '有人用您的邮箱注册 OKPay',
      preview: '您已有账户，无需再注册；账户没有任何变化。',
      heading: '您已有 OKPay 账户',
      before: [
        '刚刚有人用这个邮箱地址申请注册。由于您已有账户，我们没有开通新账户，您的账户和资金没有任何变化。',
        '如果是您本人，请直接登录：',
      ],
      button: { label: '登录 OKPay', url },
      after: ['如果不是您本人，无需任何操作。对方不会从我们这里得知该邮箱已有账户。'],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'Someone tried to sign up with your address',
    preview: 'You have an account already; nothing about it has changed.',
    heading: 'You already have an OKPay account',
    before: [
      'Someone has just tried to sign up with this e-mail address. You have an account, so no new one was opened; your account and your money are as they were.',
      'If it was you, simply sign in:',
    ],
    button: { label: 'Sign in to OKPay', url },
    after: [
      'If it was not you, there is nothing to do. We did not tell them that this address has an account.',
    ],
  })
}

export const welcomeMail = (
  frame: MailFrame,
  { name, accountNumber }: { readonly name: string; readonly accountNumber: string },
): Mail => {
  const url = `${frame.publicUrl}/`
  if (frame.language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: '欢迎使用 OKPay',
      preview: `您的账号是 ${accountNumber}。`,
      heading: `${name}，欢迎使用 OKPay`,
      before: [
        `您的邮箱已验证，账户现已开通。您的账号是 ${accountNumber}，把它告诉别人即可收款。`,
        '接下来可以通过银行转账充值，然后向任何人转账。',
      ],
      button: { label: '打开 OKPay', url },
      after: [],
    })
  }
  return layOutMail({
    ...frame,
    subject: 'Welcome to OKPay',
    preview: `Your account number is ${accountNumber}.`,
    heading: `Welcome to OKPay, ${name}`,
    before: [
      `Your address is confirmed and your account is open. Its number is ${accountNumber}: give it to anyone who wants to pay you.`,
      'Next, add money by bank transfer, then send it to anyone.',
    ],
    button: { label: 'Open OKPay', url },
    after: [],
  })
}
