import { phraseEnding } from '#platform/phrase-ending'
import type { Language } from '#platform/problems'

export const phoneCodeText = (
  language: Language,
  code: string,
  minutes: number,
  phrase: string | null = null,
): string =>
  (language === 'zh-CN'
    ? `【OKPay】验证码 ${code}，${minutes} 分钟内有效，用于绑定手机号。请勿告诉任何人；如非本人操作，请忽略。`
    : `OKPay: ${code} is your code to add this phone number, good for ${minutes} minutes. Tell it to nobody. Not you? Ignore this.`) +
  phraseEnding(language, phrase)

/**
 * Ends with the line by which a phone offers the code on our page and on no other.
 * Source: WICG, "Origin-bound one-time codes delivered via SMS".
 */
export const signUpCodeText = (
  language: Language,
  publicUrl: string,
  { code, minutes }: { readonly code: string; readonly minutes: number },
): string => {
  const bound = `\n\n@${new URL(publicUrl).hostname} #${code}`
  return language === 'zh-CN'
    ? `【OKPay】注册验证码 ${code}，${minutes} 分钟内有效。请勿告诉任何人；如非本人操作，请忽略。${bound}`
    : `OKPay: ${code} is your code to open an account, good for ${minutes} minutes. Tell it to nobody. Not you? Ignore this.${bound}`
}

/** To the owner of a number with which somebody signed up again. Holds no link and no code. */
export const someoneTriedText = (language: Language, phrase: string | null): string =>
  (language === 'zh-CN'
    ? '【OKPay】有人用您的手机号申请注册。您已有账户，因此没有任何变化。如是本人，请直接登录；如不是，无需操作。'
    : 'OKPay: someone tried to sign up with your number. You have an account already and nothing about it changed. Was it you? Just sign in. If not, do nothing.') +
  phraseEnding(language, phrase)
