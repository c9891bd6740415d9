import { isIP } from 'node:net'

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'))

/** Eight groups of an IPv6 address in plain hex; the tail may be written like IPv4. */
const expand = (address: string): string[] => {
  const [left = '', right] = address.split('::')
  const [head, tail] = [groupsOf(left), groupsOf(right ?? '')]
  const missing = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}

/**
 * Who counts as one source: an IPv4 address, or the 64 bits of IPv6 that a household or a company
 * has to itself. Anything else stands for itself.
 */
export const networkOf = (address: string): string => {
  const plain = address.replace(/%.*$/, '')
  const mapped = /^::ffff:([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+)$/i.exec(plain)?.[1]
  if (mapped) return mapped
  return isIP(plain) === 6 ? `${expand(plain).slice(0, 4).join(':')}::/64` : plain
}
