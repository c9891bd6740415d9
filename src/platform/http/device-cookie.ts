import { readCookie } from './session-token.ts'

/**
 * The cookie by which a browser is known again at the next sign-in. It opens nothing: whoever has
 * it still needs password and second factor. Kept for 400 days, the longest that browsers allow.
 */
export const deviceCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-okpay_device' : 'okpay_device'

const maxAgeSeconds = 400 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_.-]{16,200}$/

/** As the browser sent it; null without one that looks like ours. */
export const readDeviceToken = (header: string | undefined, name: string): string | null => {
  const token = header === undefined ? null : readCookie(header, name)
  return token !== null && tokenPattern.test(token) ? token : null
}

export const deviceCookie = (publicUrl: string, token: string): string => {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${deviceCookieName(publicUrl)}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}
