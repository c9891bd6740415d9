const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const first = (text: string): string => [...graphemes.segment(text)][0]?.segment ?? ''

/** `anna@example.com` → `a•••@example.com`: its owner knows it, nobody else learns it. */
export const maskEmail = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at < 1 ? '•••' : `${first(address.slice(0, at))}•••${address.slice(at)}`
}

/** `+8613800138000` → `+86•••8000`. */
export const maskPhone = (phone: string): string =>
  phone.length < 9 ? '•••' : `${phone.slice(0, 3)}•••${phone.slice(-4)}`
