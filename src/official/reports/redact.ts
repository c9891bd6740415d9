/**
 * What nobody needs to investigate a message and nobody should keep: card numbers, passwords, codes
 * and recovery words, as far as they can be told. Each becomes `[***]`.
 */
const mark = '[***]'

const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const cardNumber = /(?<!\d)\d(?:[ \u00a0-]?\d){12,18}(?!\d)/g

const passwordWords =
  'password|passwort|passcode|passphrase|pwd|密码|口令|登录密码|支付密码|交易密码|pin(?: code)?'
const verbs = ['is', '为', '是'].join('|')
const password = new RegExp(
  `((?:${passwordWords})\\s*(?:${verbs})?\\s*[：:=]?\\s*["“「]?)([^\\s"”」，。,;；]{3,128})`,
  'giu',
)
/** Only what could be one: a sign, a digit or a mix; `password now` stays. */
const isSecret = (text: string): boolean => /[^\p{L}]/u.test(text) && !/^https?:/i.test(text)

const codeWords =
  'code|otp|verification|2fa|cvv|cvc|验证码|校验码|动态码|安全码|核实码|确认码|激活码'
// In the same sentence, and no part of a phone number.
const between = '[^\\d\\n。.!?；;]'
const codeAfter = new RegExp(
  `((?:${codeWords})${between}{0,24})(\\d{3}[ -]?\\d{3,5}|\\d{3,8})(?![\\d-])`,
  'giu',
)
const codeBefore = new RegExp(
  `(?<![\\d+)-] ?)(\\d{3}[ -]?\\d{3}|\\d{4,8})(?=${between.replace('。', '。，,')}{0,24}(?:${codeWords}))`,
  'giu',
)

export type Redacted = { readonly text: string; readonly count: number }

/** The text that may be kept, and how many things were taken out. Pure. */
export const redact = (text: string): Redacted => {
  let count = 0
  const hide = (): string => {
    count += 1
    return mark
  }
  const kept = text
    .replace(cardNumber, (found) => {
      const digits = found.replace(/\D/g, '')
      return passesLuhn(digits) ? hide() : found
    })
    .replace(password, (whole, before: string, secret: string) =>
      isSecret(secret) && !secret.includes(mark) ? before + hide() : whole,
    )
    .replace(codeAfter, (_, before: string) => before + hide())
    .replace(codeBefore, hide)
  return { text: kept, count }
}
