import type { Mail } from '#platform/mail'
import { layOutMail } from '#platform/mail-layout'
import { phraseEnding } from '#platform/phrase-ending'
import type { Language, Words } from '#platform/problems'
import type { MailFrame } from '../messages/mails.ts'
import type { ProofPurpose } from './proof.ts'

/** What a code is for, as it stands in the message that carries it. */
const purposeWords: Readonly<Partial<Record<ProofPurpose, Words>>> = {
  sign_in: { en: 'sign in', 'zh-CN': '登录' },
  unlock: { en: 'unlock sign-in to your account', 'zh-CN': '解除登录锁定' },
  reset: { en: 'set a new password', 'zh-CN': '重置密码' },
  unfreeze: { en: 'lift the freeze of your account', 'zh-CN': '解除账户冻结' },
  lost_factor: { en: 'replace your lost factor', 'zh-CN': '更换丢失的验证方式' },
}

type Code = {
  readonly code: string
  readonly minutes: number
  readonly purpose: ProofPurpose
  /** What exactly is being confirmed: amount and payee, or the new address. */
  readonly shown: Words | null
}

const aimOf = ({ purpose, shown }: Code, language: Language): string =>
  (shown ?? purposeWords[purpose] ?? purposeWords.sign_in!)[language]

/** The code comes first, so that a phone can offer it; then exactly what it confirms. */
export const proofCodeText = (
  language: Language,
  code: Code,
  phrase: string | null = null,
): string =>
  (language === 'zh-CN'
    ? `【OKPay】验证码 ${code.code}，用于：${aimOf(code, language)}。${code.minutes} 分钟内有效。OKPay 不会向您索要验证码；如非本人操作，请勿告诉任何人。`
    : `OKPay: ${code.code} is your code to: ${aimOf(code, language)}. Good for ${code.minutes} minutes. We never ask for it. Not you? Tell it to nobody.`) +
  phraseEnding(language, phrase)

export const proofCodeMail = (frame: MailFrame, code: Code): Mail => {
  const { language } = frame
  const aim = aimOf(code, language)
  if (language === 'zh-CN') {
    return layOutMail({
      ...frame,
      subject: `OKPay 验证码：${code.code}`,
      preview: `用于：${aim}`,
      heading: `用于：${aim}`,
      before: [`请在 OKPay 页面输入以下验证码，${code.minutes} 分钟内有效：`],
      code: code.code,
      after: [
        '输入前请核对上面的内容与您正在进行的操作一致。',
        '如非本人操作，请勿将验证码告诉任何人，并尽快修改密码：有人可能已经知道您的密码。',
      ],
    })
  }
  return layOutMail({
    ...frame,
    subject: `${code.code} is your OKPay code`,
    preview: `To: ${aim}`,
    heading: `Code to: ${aim}`,
    before: [`Enter this code on the OKPay page. It works for ${code.minutes} minutes:`],
    code: code.code,
    after: [
      'Check first that the line above is what you are doing.',
      'Not you? Tell the code to nobody and change your password soon: somebody may know it.',
    ],
  })
}
