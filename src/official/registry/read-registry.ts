import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { Refused } from '#platform/refused'
import {
  type Channel,
  type ChannelKind,
  channelKinds,
  type Network,
  networks,
  type Registry,
} from './registry.ts'

const refuse = (at: string, what: string): never => {
  throw new Refused(`The registry of official channels cannot be used: ${at} ${what}.`)
}

const origin = (text: string): string | null => {
  const url = URL.parse(text)
  const isPlain = url && ['https:', 'http:'].includes(url.protocol) && url.origin === text
  return isPlain ? url.origin : null
}

const mail = (text: string): string | null =>
  /^[^\s@<>]{0,64}@[a-z0-9.-]+$/.test(text) && text === text.toLowerCase() ? text : null

const phone = (text: string): string | null =>
  parsePhoneNumberFromString(text)?.number === text ? text : null

const word = (text: string): string | null => (/^[\p{L}\p{N}._ -]{2,64}$/u.test(text) ? text : null)

const readers: Readonly<Record<ChannelKind, readonly [(text: string) => string | null, string]>> = {
  web: [origin, 'an origin such as https://pay.example.com'],
  mail: [mail, 'an address in lower case, or @example.com for a whole domain'],
  phone: [phone, 'a number such as +862112345678'],
  sms: [word, "a sender's name"],
  social: [word, 'a name without @'],
  app: [word, 'an identifier such as com.example.wallet'],
}

const text = (at: string, value: unknown): string =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(at, 'must be a text')

const day = (at: string, value: unknown): string => {
  const given = text(at, value)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))
  return isDay ? given : refuse(at, 'must be a day such as 2026-11-20')
}

const known = new Set(['kind', 'value', 'network', 'subdomains', 'from', 'until'])

const readChannel = (given: unknown, index: number): Channel => {
  const at = `channel ${index + 1}`
  if (typeof given !== 'object' || given === null) return refuse(at, 'must be an object')
  const row = given as Record<string, unknown>
  const stray = Object.keys(row).find((name) => !known.has(name))
  if (stray) refuse(at, `has the unknown field "${stray}"`)
  const kind = channelKinds.find((name) => name === row.kind)
  if (!kind) return refuse(at, `must be one of ${channelKinds.join(', ')}`)
  const [read, shape] = readers[kind]
  const value = read(text(at, row.value))
  if (value === null) return refuse(at, `(${kind}) must be ${shape}`)
  const network = networks.find((name) => name === row.network)
  if ((kind === 'social') !== (network !== undefined)) {
    refuse(at, `needs a network (${networks.join(', ')}) when it is social, and only then`)
  }
  if (row.subdomains !== undefined && (kind !== 'web' || typeof row.subdomains !== 'boolean')) {
    refuse(at, 'may say subdomains, true or false, of a web address only')
  }
  return {
    kind,
    value,
    ...(network && { network: network as Network }),
    ...(row.subdomains === true && { subdomains: true }),
    ...(row.from !== undefined && { from: day(at, row.from) }),
    ...(row.until !== undefined && { until: day(at, row.until) }),
  }
}

/** A registry from its JSON text. @throws Refused with one sentence that names what is wrong */
export const readRegistry = (document: string): Registry => {
  let given: unknown
  try {
    given = JSON.parse(document)
  } catch {
    return refuse('the file', 'is not JSON')
  }
  const { version, name, channels } = (given ?? {}) as Record<string, unknown>
  if (!Array.isArray(channels) || channels.length === 0) return refuse('it', 'lists no channels')
  return {
    version: text('version', version),
    name: text('name', name),
    channels: channels.map(readChannel),
  }
}
