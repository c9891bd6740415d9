import { type Channel, isInForce, type Registry } from '../registry/registry.ts'
import { asciiOf, isAddressNumber, partsOfHost } from './host.ts'
import { carriesName, looksOf, misspellsName } from './look-alike.ts'
import type { Reason, Verdict } from './verdict.ts'

export type HostFinding = {
  readonly verdict: Verdict
  readonly reason: Reason
  /** A host of ours. */
  readonly official: string | null
}

/** Hosts of ours with what they are listed as; mail domains count for look-alikes too. */
const hostsOf = (channel: Channel): string[] => {
  if (channel.kind === 'web') return [new URL(channel.value).hostname]
  if (channel.kind === 'mail') return [channel.value.slice(channel.value.indexOf('@') + 1)]
  return []
}

export const webChannels = ({ channels }: Registry): readonly Channel[] =>
  channels.filter(({ kind }) => kind === 'web')

/** The first web address of ours, to be named as the right one. */
export const mainHost = (registry: Registry): string | null => {
  const [first] = webChannels(registry)
  return first ? new URL(first.value).host : null
}

const finding = (verdict: Verdict, reason: Reason, official: string | null): HostFinding => ({
  ...{ verdict, reason, official },
})

/** How a host pretends to be this one of ours; null when it does not. */
const disguiseOf = (host: string, ours: string): Reason | null => {
  const [looks, oursLooks] = [looksOf(host), looksOf(ours)]
  if (looks === oursLooks) return 'look_alike_letters'
  if (looks.startsWith(`${oursLooks}.`) || looks.includes(`.${oursLooks}.`)) return 'name_in_front'
  if (looks.endsWith(`.${oursLooks}`)) return 'look_alike_letters'
  const [theirs, own] = [partsOfHost(host), partsOfHost(ours)]
  const [name, ownName] = [looksOf(theirs.name), looksOf(own.name)]
  if (ownName.length < 4) return null
  if (name === ownName) {
    return theirs.name !== own.name ? 'look_alike_letters' : 'other_ending'
  }
  if (looks.replaceAll(/[.-]/g, '').includes(oursLooks.replaceAll(/[.-]/g, ''))) {
    return 'name_in_front'
  }
  if (ownName.length < 5) return null
  if (carriesName(host, own.name)) return 'name_inside'
  return misspellsName(theirs.name, own.name) ? 'misspelt' : null
}

const isLocal = (host: string): boolean => !host.includes('.') || isAddressNumber(host)

/** Which host of ours this one pretends to be, and how; by letters first, then by name. */
export const disguise = (host: string, registry: Registry): HostFinding | null => {
  const ours = [...new Set(registry.channels.flatMap(hostsOf))].filter((one) => !isLocal(one))
  const main = mainHost(registry)
  const web = new Set(webChannels(registry).flatMap(hostsOf))
  for (const one of ours) {
    const reason = disguiseOf(host, one)
    // A mail domain of ours is no address to go to.
    if (reason) return finding('looks_like', reason, web.has(one) ? one : main)
  }
  const labels = host.split(/[.-]/)
  if (carriesName(host, registry.name)) {
    const isPlain = carriesPlainly(host, registry.name)
    return finding('looks_like', isPlain ? 'name_inside' : 'look_alike_letters', main)
  }
  const slips = labels.some((label) => misspellsName(label, registry.name))
  return slips ? finding('looks_like', 'misspelt', main) : null
}

const carriesPlainly = (host: string, name: string): boolean =>
  host.toLowerCase().replaceAll(/[.-]/g, '').includes(name.toLowerCase())

/** Whose a host is, whatever stands around it in an address. */
export const judgeHost = (host: string, registry: Registry, now: Date): HostFinding => {
  const ascii = asciiOf(host)
  const own = webChannels(registry).map((channel) => ({
    channel,
    ours: new URL(channel.value).hostname,
  }))
  const same = own.find(({ ours }) => ours === ascii)
  if (same) {
    return isInForce(same.channel, now)
      ? finding('official', 'listed', same.ours)
      : finding('not_official', 'not_in_force', same.ours)
  }
  const above = own.find(({ ours }) => !isLocal(ours) && ascii.endsWith(`.${ours}`))
  if (above) {
    return above.channel.subdomains && isInForce(above.channel, now)
      ? finding('official', 'listed', above.ours)
      : finding('not_official', 'part_not_listed', above.ours)
  }
  if (isAddressNumber(host)) return finding('not_official', 'number_as_address', mainHost(registry))
  return disguise(host, registry) ?? finding('not_official', 'not_listed', mainHost(registry))
}
