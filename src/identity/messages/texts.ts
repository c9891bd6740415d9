import type { Language } from '#platform/problems'

export const phoneCodeText = (language: Language, code: string, minutes: number): string =>
  language === 'zh-CN'
    ? `【OKPay】验证码 ${code}，${minutes} 分钟内有效，用于绑定手机号。请勿告诉任何人；如非本人操作，请忽略。`
    : `OKPay: ${code} is your code to add this phone number, good for ${minutes} minutes. Tell it to nobody. Not you? Ignore this.`
