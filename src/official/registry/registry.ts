/** Where OKPay can be met, as the operator has declared it; everything else is not OKPay. */
export const channelKinds = ['web', 'mail', 'phone', 'sms', 'social', 'app'] as const
export type ChannelKind = (typeof channelKinds)[number]

export const networks = [
  ...['wechat', 'weibo', 'xiaohongshu', 'douyin', 'bilibili', 'qq', 'x', 'facebook'],
  ...['instagram', 'linkedin', 'youtube', 'tiktok', 'telegram', 'whatsapp', 'line', 'mastodon'],
] as const
export type Network = (typeof networks)[number]

export type Channel = {
  readonly kind: ChannelKind
  /**
   * web: an origin (`https://pay.example.com`). mail: an address, or `@example.com` for all of a
   * domain. phone: E.164. sms: the sender's name. social: the name without @. app: its identifier.
   */
  readonly value: string
  /** Social networks only. */
  readonly network?: Network
  /** Web only: whether every host below is ours too. */
  readonly subdomains?: boolean
  /** First and last day, `2026-11-20`, in UTC; without them always. */
  readonly from?: string
  readonly until?: string
}

export type Registry = {
  readonly version: string
  /** The name that others pretend to be: OKPay. */
  readonly name: string
  readonly channels: readonly Channel[]
}

/** Whether a channel counts on this day. */
export const isInForce = ({ from, until }: Channel, now: Date): boolean => {
  const today = now.toISOString().slice(0, 10)
  return (from === undefined || from <= today) && (until === undefined || today <= until)
}

/** A registry with the exact text that was signed; whoever checks the signature needs that text. */
export type SignedRegistry = {
  readonly registry: Registry
  readonly document: string
  /** Ed25519 over the UTF-8 bytes of `document`, base64. */
  readonly signature: string
  /** The 32 bytes of the public key, base64. */
  readonly publicKey: string
}
