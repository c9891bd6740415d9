import { BlockList, isIP } from 'node:net'
import type { Words } from './problems.ts'

/**
 * Where a caller is, as far as an address tells without a map of the world: this machine, the local
 * network, or the network's prefix. Nobody's city is guessed. Coarse, so that it may be kept in
 * clear: `this_machine` · `local_network` · `203.0.113.x` · `2001:db8:85a3::/48` · `unknown`.
 */
export type Place = string

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

// RFC 1918, 3927, 6598 (carriers' own addresses), 4193 and 4291.
const local = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  local.addSubnet(network, bits, 'ipv4')
}
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

/** The first three groups, written as RFC 5952 wants: the /48 that a site is usually given. */
const sitePrefix = (address: string): string => {
  const [head = ''] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const first = [0, 1, 2].map((index) => Number.parseInt(groups[index] ?? '0', 16))
  while (first.at(-1) === 0) first.pop()
  return `${first.map((group) => group.toString(16)).join(':')}::/48`
}

/** `::ffff:203.0.113.7`, as a socket for both kinds shows an IPv4 caller. */
const mappedPattern = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** The coarse place of an address; whatever is no address is `unknown`. */
export const placeOf = (address: string): Place => {
  const [bare = ''] = address.split('%')
  const plain = mappedPattern.exec(bare)?.[1] ?? bare
  const version = isIP(plain)
  if (version === 0) return 'unknown'
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (loopback.check(plain, family)) return 'this_machine'
  if (local.check(plain, family)) return 'local_network'
  return version === 4 ? plain.replace(/\d+$/, 'x') : sitePrefix(plain)
}

const known: Readonly<Record<string, Words>> = {
  this_machine: { en: 'the computer that runs OKPay', 'zh-CN': '运行 OKPay 的电脑' },
  local_network: { en: 'the local network', 'zh-CN': '本地网络' },
  unknown: { en: 'an unknown place', 'zh-CN': '未知位置' },
}

/** For sentences, after _from_ or _来自_: `network 203.0.113.x`, `网络 203.0.113.x`. */
export const placeWords = (place: Place): Words =>
  known[place] ?? { en: `network ${place}`, 'zh-CN': `网络 ${place}` }
