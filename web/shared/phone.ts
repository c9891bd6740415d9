import {
  type CountryCode,
  getCountryCallingCode,
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

/** `CN` → `+86`; null where there is none. */
export const callingCodeOf = (country: string): string | null =>
  isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : null

/** `+8613800138000` → `+86 138 0013 8000` */
export const showPhone = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone

/** Numbers that nobody has, where their country sets some aside. */
const examples: Readonly<Record<string, string>> = {
  CN: '138 0013 8000',
  US: '202 555 0123',
  GB: '07700 900123',
  DE: '0151 23456789',
  FR: '06 12 34 56 78',
  HK: '5123 4567',
  JP: '090-1234-5678',
}

/** A number as people there write it, for a hint. */
export const examplePhone = (country: string): string =>
  examples[country] ?? showPhone('+8613800138000')
