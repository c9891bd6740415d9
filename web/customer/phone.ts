import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** Reads what people type, with or without country code; E.164, or null when it is no number. */
export const readPhone = (text: string, country: string): string | null => {
  const plain = text.normalize('NFKC').trim()
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  const number = parsePhoneNumberFromString(plain, home)
  return number?.isPossible() ? number.number : null
}

/** `+8613800138000` → `+86 138 0013 8000` */
export const showPhone = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
