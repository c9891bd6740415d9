import type { Network } from '../registry/registry.ts'

/** Something in a pasted text that can be official or not, in its comparable form. */
type Place = {
  /** As it was pasted, without invisible characters, cut to 200. */
  readonly text: string
  /** Something invisible stands in it. */
  readonly hidden: boolean
  /** It is all that was pasted, so that its sender's look matters less than its value. */
  readonly alone: boolean
}

export type FoundWeb = Place & {
  readonly kind: 'web'
  /** Unicode, lower case; what a browser would really open. */
  readonly host: string
  readonly port: string
  /** `https`, `http`, another one, or empty when none was written. */
  readonly scheme: string
  /** What stands before an @ and leads nowhere. */
  readonly userInfo: string
  /** Written so that programs disagree on where it leads. */
  readonly odd: boolean
}
export type FoundMail = Place & {
  readonly kind: 'mail'
  readonly local: string
  readonly host: string
}
export type FoundPhone = Place & {
  readonly kind: 'phone'
  /** E.164 when it can be told, else the digits. */
  readonly number: string
}
export type FoundSocial = Place & {
  readonly kind: 'social'
  readonly network: Network | null
  readonly handle: string
}
export type FoundSender = Place & { readonly kind: 'sms'; readonly sender: string }
export type FoundApp = Place & { readonly kind: 'app'; readonly id: string }

export type Found = FoundWeb | FoundMail | FoundPhone | FoundSocial | FoundSender | FoundApp

/** Where a confirmed fraud of this kind is kept; a host is known with everything below it. */
export const fraudKeysOf = (found: Found): readonly string[] => {
  switch (found.kind) {
    case 'web':
      return hostsAbove(found.host).map((host) => `web:${host}`)
    case 'mail':
      return [
        `mail:${found.local}@${found.host}`,
        ...hostsAbove(found.host).map((host) => `web:${host}`),
      ]
    case 'phone':
      return [`phone:${found.number}`]
    case 'social':
      return [`social:${found.network ?? 'any'}:${found.handle}`]
    case 'sms':
      return [`sms:${found.sender}`]
    case 'app':
      return [`app:${found.id}`]
  }
}

const hostsAbove = (host: string): string[] => {
  const labels = host.split('.')
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, at) => labels.slice(at).join('.'))
}
