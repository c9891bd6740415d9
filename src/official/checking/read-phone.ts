import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** Where a number without its country code may be from, most likely first. */
const homes: readonly CountryCode[] = ['CN', 'HK', 'US', 'GB', 'DE', 'SG', 'JP']
/** Inside a message, where most digits are something else. */
const likelyHomes = homes.slice(0, 3)
/** Codes and amounts are shorter. */
const leastInMessage = 8

const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

export const looksLikeCard = (digits: string): boolean =>
  /^[2-6]\d{12,18}$/.test(digits) && passesLuhn(digits)

const looksLikeTime = (text: string): boolean =>
  /^\d{4}[-.]\d{1,2}[-.]\d{1,2}/.test(text) || /^\d+\.\d{1,2}$/.test(text)

/**
 * E.164 of a number, or its bare digits (`95588`) when no country can be told; null when it is no
 * number to call. Inside a message only what is surely one counts.
 */
export const readNumber = (text: string, alone: boolean): string | null => {
  const digits = text.replace(/\D/g, '')
  if (looksLikeCard(digits) || looksLikeTime(text)) return null
  const given = text.trim().startsWith('00') ? `+${digits.slice(2)}` : text
  const whole = given.trim().startsWith('+') ? parsePhoneNumberFromString(given) : undefined
  if (whole?.isPossible()) return whole.number
  if (!alone && digits.length < leastInMessage) return null
  for (const country of alone ? homes : likelyHomes) {
    const parsed = parsePhoneNumberFromString(text, country)
    if (parsed?.isValid()) return parsed.number
  }
  return alone && digits.length >= 5 && digits.length <= 15 ? digits : null
}
