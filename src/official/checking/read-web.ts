import { type Network, networks } from '../registry/registry.ts'
import type { Found } from './found.ts'
import { readHost } from './host.ts'

type Place = Pick<Found, 'text' | 'hidden' | 'alone'>

/** Hosts of networks whose first path part is somebody's name. */
const networkHosts: Readonly<Record<string, Network>> = {
  'weibo.com': 'weibo',
  'm.weibo.cn': 'weibo',
  'xiaohongshu.com': 'xiaohongshu',
  'douyin.com': 'douyin',
  'space.bilibili.com': 'bilibili',
  'x.com': 'x',
  'twitter.com': 'x',
  'facebook.com': 'facebook',
  'instagram.com': 'instagram',
  'linkedin.com': 'linkedin',
  'youtube.com': 'youtube',
  'tiktok.com': 'tiktok',
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'wa.me': 'whatsapp',
  'line.me': 'line',
}

/** Path parts that come before the name, or stand where no name is. */
const inFront = new Set([
  'u',
  'n',
  'user',
  'company',
  'in',
  'channel',
  'c',
  's',
  'joinchat',
  'share',
])

export const handleOf = (text: string): string =>
  text.normalize('NFKC').replace(/^@/, '').toLowerCase()

const socialOf = (host: string, path: string, place: Place): Found | null => {
  const network = networkHosts[host.replace(/^www\./, '')]
  if (!network) return null
  const parts = path.split('/').filter((part) => part !== '' && !inFront.has(part))
  let name = parts[0] ?? ''
  try {
    name = decodeURIComponent(name)
  } catch {
    // Keeps what was written.
  }
  return name === '' ? null : { ...place, kind: 'social', network, handle: handleOf(name) }
}

const appOf = (host: string, url: URL, place: Place): Found | null => {
  if (host === 'play.google.com') {
    const id = url.searchParams.get('id')
    return id ? { ...place, kind: 'app', id } : null
  }
  const id = host === 'apps.apple.com' ? /\/id(\d+)/.exec(url.pathname)?.[1] : undefined
  return id ? { ...place, kind: 'app', id: `id${id}` } : null
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A web address, with or without its scheme, as a browser would open it; null when none would. */
export const readWeb = (written: string, place: Place): Found | null => {
  const plain = written.replace(/^hxxp/i, 'http').replaceAll(/\[\.\]|\(\.\)/g, '.')
  const scheme = /^([a-z][a-z0-9+.-]*):[\\/]{2}/i.exec(plain)?.[1]?.toLowerCase() ?? ''
  const isWeb = scheme === '' || scheme === 'http' || scheme === 'https'
  const address = isWeb && scheme === '' ? `https://${plain}` : plain
  // Of other programs only the host is read, as if it were a web address.
  const url = URL.parse(isWeb ? address : address.replace(/^[^:]+/, 'https'))
  const read = url && readHost(url.hostname)
  if (!url || !read) return null
  const special = socialOf(read.host, url.pathname, place) ?? appOf(read.host, url, place)
  if (special && isWeb && url.username === '') return special
  return {
    ...place,
    kind: 'web',
    host: read.host,
    port: url.port,
    scheme,
    userInfo: decoded([url.username, url.password].filter((part) => part !== '').join(':')),
    odd: plain.includes('\\'),
  }
}

/** Names of networks as people write them before a name. */
export const networkNames: Readonly<Record<string, Network>> = Object.fromEntries<Network>([
  ['微信', 'wechat'],
  ['微信号', 'wechat'],
  ['公众号', 'wechat'],
  ['微信公众号', 'wechat'],
  ['weixin', 'wechat'],
  ['微博', 'weibo'],
  ['小红书', 'xiaohongshu'],
  ['抖音', 'douyin'],
  ['b站', 'bilibili'],
  ['电报', 'telegram'],
  ['tg', 'telegram'],
  ['twitter', 'x'],
  ['推特', 'x'],
  ...networks.filter((name) => name !== 'x').map((name) => [name, name] as const),
])
