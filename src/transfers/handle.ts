import { readAccountNumber } from '#identity'

/**
 * What somebody typed to name a payee: an account number, a contact (e-mail address or phone), or
 * an account number whose check digit is wrong.
 */
export type Handle = {
  readonly text: string
  readonly kind: 'account' | 'contact' | 'mistyped'
}

export const readHandle = (typed: string): Handle => {
  const text = typed.normalize('NFKC').trim()
  const accountNumber = readAccountNumber(text)
  if (accountNumber !== null) return { text: accountNumber, kind: 'account' }
  const looksLikeNumber = /^ok[\s\d\u2010-\u2015-]+$/iu.test(text)
  return { text, kind: looksLikeNumber ? 'mistyped' : 'contact' }
}
