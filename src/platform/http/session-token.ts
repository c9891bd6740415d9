import type { Reply } from './endpoint.ts'

/**
 * The session cookie. `__Host-` binds it to this host over HTTPS; on plain HTTP (a developer's
 * machine) browsers would refuse that prefix, so the cookie has another name there.
 */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-okpay_session' : 'okpay_session'

const tokenPattern = /^[A-Za-z0-9_-]{16,200}$/

/** The value of the first cookie of that name; null without one. */
export const readCookie = (header: string, name: string): string | null => {
  let start = 0
  while (start < header.length) {
    let end = header.indexOf(';', start)
    if (end < 0) end = header.length
    const pair = header.slice(start, end).trim()
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1)
    start = end + 1
  }
  return null
}

/** The session token of a request: `Authorization: Bearer`, or the cookie; null without one. */
export const readSessionToken = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  cookieName: string,
): string | null => {
  const { authorization, cookie } = headers
  const token =
    typeof authorization === 'string'
      ? (/^Bearer ([^ ]+)$/i.exec(authorization)?.[1] ?? null)
      : typeof cookie === 'string'
        ? readCookie(cookie, cookieName)
        : null
  return token !== null && tokenPattern.test(token) ? token : null
}

export const sessionCookie = (
  publicUrl: string,
  session: NonNullable<Reply['sessionCookie']>,
): string => {
  const [value, maxAge] =
    session === 'clear' ? ['', 0] : [session.token, Math.floor(session.maxAgeSeconds)]
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookieName(publicUrl)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}
