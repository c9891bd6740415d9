import { isIP } from 'node:net'
import { isAbsolute, join } from 'node:path'
import type { MasterKey } from './crypto.ts'
import { dataFolder } from './data-folder.ts'
import { Refused } from './refused.ts'

/**
 * Everything that the environment may say, read once at the start; see
 * docs/reference/configuration.md.
 */
export type Config = {
  readonly port: number
  readonly host: string
  /** Origin under which browsers reach us, without a slash at the end. */
  readonly publicUrl: string
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  readonly databaseConnections: number
  readonly dataFolder: string
  readonly bankInFolder: string
  /** Null: mail and SMS go to the developer's inbox page. */
  readonly smtpUrl: string | null
  readonly smsUrl: string | null
  readonly mailFrom: string
  /** Text messages a day for people who have not signed in, all together. */
  readonly textsPerDay: number
  /** A signed registry of official channels, and the key that must have signed it; null: none. */
  readonly officialChannels: string | null
  readonly officialKey: string | null
  /** Names that we may not serve, as OpenSanctions publishes them; null: the small made-up list. */
  readonly sanctionsList: string | null
  /** `id:base64` pairs, newest first; null: a generated file in the data folder. */
  readonly secretKeys: readonly MasterKey[] | null
  /** A bank on this machine that answers payment files; for trying it out. */
  readonly bankSimulator: boolean
  /** How often the folders that are shared with the bank are looked at. */
  readonly bankLookMs: number
  readonly logLevel: LogLevel
  readonly demo: boolean
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Seconds that open requests get after SIGTERM. */
  readonly drainSeconds: number
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** One sentence per mistake, each naming its variable. */
export class ConfigRefused extends Refused {}

type Environment = Readonly<Record<string, string | undefined>>

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new ConfigRefused(
    `${name} must be a whole number from ${least} to ${most}; it is "${text}".`,
  )
}

const address = (name: string, text: string, schemes: readonly string[]): URL => {
  const url = URL.parse(text)
  const wanted = schemes.map((scheme) => `${scheme}://…`).join(' or ')
  if (url && schemes.includes(url.protocol.slice(0, -1)) && url.hostname) return url
  throw new ConfigRefused(`${name} must be an address such as ${wanted}.`)
}

const oneOf = <T extends string>(name: string, text: string, words: readonly T[]): T => {
  const found = words.find((word) => word === text)
  if (found) return found
  throw new ConfigRefused(`${name} must be one of ${words.join(', ')}; it is "${text}".`)
}

const secretKey = (text: string): MasterKey => {
  const match = /^([a-z0-9]{1,16}):([A-Za-z0-9+/]{43}=)$/.exec(text.trim())
  if (match) return { id: match[1]!, bytes: Buffer.from(match[2]!, 'base64') }
  throw new ConfigRefused(
    'OKPAY_SECRET_KEYS must be pairs id:key, parted by commas, each key 32 bytes in base64; make one with: openssl rand -base64 32',
  )
}

/** Reads `id:key` pairs; the first is used for what is new, the others still open what is old. */
export const parseSecretKeys = (text: string): readonly MasterKey[] => {
  const keys = text.split(',').map(secretKey)
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new ConfigRefused('OKPAY_SECRET_KEYS names the same id twice; each key needs its own.')
  }
  return keys
}

const proxy = (text: string): string => {
  const [host = '', bits = '0', ...rest] = text.trim().split('/')
  const version = isIP(host)
  const fits = /^[0-9]{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
  if (version && fits && rest.length === 0) return text.trim()
  throw new ConfigRefused(
    `OKPAY_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, parted by commas; "${text.trim()}" is not one.`,
  )
}

const folder = (name: string, text: string): string => {
  if (isAbsolute(text)) return text
  throw new ConfigRefused(`${name} must be an absolute path; it is "${text}".`)
}

const publicUrl = (text: string): string => {
  const url = address('OKPAY_PUBLIC_URL', text, ['http', 'https'])
  if (url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  throw new ConfigRefused(
    `OKPAY_PUBLIC_URL must be an origin such as https://pay.example.com, without a path; it is "${text}".`,
  )
}

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)

type Readers = { readonly [K in keyof Config]: (environment: Environment) => Config[K] }

/** An empty variable is one that is not set. */
const given = (environment: Environment, name: string): string | undefined =>
  environment[name]?.trim() || undefined

const optional = <T>(name: string, read: (text: string) => T) => {
  return (environment: Environment): T | null => {
    const text = given(environment, name)
    return text === undefined ? null : read(text)
  }
}

const withDefault = <T>(name: string, fallback: string, read: (text: string) => T) => {
  return (environment: Environment): T => read(given(environment, name) ?? fallback)
}

const port = withDefault('PORT', '4000', (text) => wholeNumber('PORT', text, 1, 65_535))

const readers: Readers = {
  port,
  host: withDefault('OKPAY_HOST', 'localhost', (text) => text),
  publicUrl: (environment) =>
    publicUrl(given(environment, 'OKPAY_PUBLIC_URL') ?? `http://localhost:${port(environment)}`),
  databaseUrl: optional('OKPAY_DATABASE_URL', (text) => {
    address('OKPAY_DATABASE_URL', text, ['postgres', 'postgresql'])
    return text
  }),
  databaseConnections: withDefault('OKPAY_DATABASE_CONNECTIONS', '30', (text) =>
    wholeNumber('OKPAY_DATABASE_CONNECTIONS', text, 10, 1000),
  ),
  dataFolder,
  bankInFolder: (environment) => {
    const text = given(environment, 'OKPAY_BANK_IN_FOLDER')
    if (text) return folder('OKPAY_BANK_IN_FOLDER', text)
    return join(dataFolder(environment), 'bank', 'in')
  },
  smtpUrl: optional('OKPAY_SMTP_URL', (text) => {
    return address('OKPAY_SMTP_URL', text, ['smtp', 'smtps']).href
  }),
  smsUrl: optional('OKPAY_SMS_URL', (text) => {
    return address('OKPAY_SMS_URL', text, ['https', 'http']).href
  }),
  mailFrom: withDefault('OKPAY_MAIL_FROM', 'OKPay <no-reply@okpay.localhost>', (text) => {
    if (/^[^<>\r\n]*<[^<>\s]+@[^<>\s]+>$|^[^<>\s]+@[^<>\s]+$/.test(text)) return text
    throw new ConfigRefused(
      'OKPAY_MAIL_FROM must be a sender such as OKPay <no-reply@example.com>.',
    )
  }),
  textsPerDay: withDefault('OKPAY_SMS_PER_DAY', '5000', (text) =>
    wholeNumber('OKPAY_SMS_PER_DAY', text, 1, 100_000_000),
  ),
  officialChannels: optional('OKPAY_OFFICIAL_CHANNELS', (text) =>
    folder('OKPAY_OFFICIAL_CHANNELS', text),
  ),
  officialKey: optional('OKPAY_OFFICIAL_KEY', (text) => {
    if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return text
    throw new ConfigRefused(
      'OKPAY_OFFICIAL_KEY must be a public key of 32 bytes in base64, as okpay official key prints it.',
    )
  }),
  sanctionsList: optional('OKPAY_SANCTIONS_LIST', (text) => folder('OKPAY_SANCTIONS_LIST', text)),
  secretKeys: optional('OKPAY_SECRET_KEYS', parseSecretKeys),
  logLevel: withDefault('LOG_LEVEL', 'warn', (text) => oneOf('LOG_LEVEL', text, logLevels)),
  demo: (environment) => {
    const text = given(environment, 'OKPAY_DEMO')
    if (text) return oneOf('OKPAY_DEMO', text, ['on', 'off'] as const) === 'on'
    // Their password is public: by default they stay on one's own machine.
    return [readers.host(environment), new URL(readers.publicUrl(environment)).hostname].every(
      isLocal,
    )
  },
  bankSimulator: (environment) => {
    const text = given(environment, 'OKPAY_BANK_SIMULATOR')
    if (text) return oneOf('OKPAY_BANK_SIMULATOR', text, ['on', 'off'] as const) === 'on'
    // Where the demo people are, payments go nowhere else.
    return readers.demo(environment)
  },
  bankLookMs: withDefault('OKPAY_BANK_LOOK_MS', '2000', (text) =>
    wholeNumber('OKPAY_BANK_LOOK_MS', text, 50, 3_600_000),
  ),
  trustedProxies: (environment) => {
    const text = given(environment, 'OKPAY_TRUSTED_PROXIES')
    return text ? text.split(',').map(proxy) : []
  },
  drainSeconds: withDefault('OKPAY_DRAIN_SECONDS', '25', (text) =>
    wholeNumber('OKPAY_DRAIN_SECONDS', text, 1, 600),
  ),
}

const knownNames = new Set([
  'OKPAY_HOST',
  'OKPAY_PUBLIC_URL',
  'OKPAY_DATABASE_URL',
  'OKPAY_DATABASE_CONNECTIONS',
  'OKPAY_DATA_DIR',
  'OKPAY_BANK_IN_FOLDER',
  'OKPAY_SMTP_URL',
  'OKPAY_SMS_URL',
  'OKPAY_MAIL_FROM',
  'OKPAY_SMS_PER_DAY',
  'OKPAY_OFFICIAL_CHANNELS',
  'OKPAY_OFFICIAL_KEY',
  'OKPAY_SANCTIONS_LIST',
  'OKPAY_SECRET_KEYS',
  'OKPAY_DEMO',
  'OKPAY_BANK_SIMULATOR',
  'OKPAY_BANK_LOOK_MS',
  'OKPAY_TRUSTED_PROXIES',
  'OKPAY_DRAIN_SECONDS',
  'OKPAY_FAULT_ROUNDS',
  'OKPAY_FAULT_SEED',
])

/** `OKPAY_…` names that nothing reads, so that a misspelt one does not stay unnoticed. */
export const unknownSettings = (environment: Environment = process.env): readonly string[] =>
  Object.keys(environment).filter((name) => name.startsWith('OKPAY_') && !knownNames.has(name))

/**
 * Reads the whole environment.
 * @throws ConfigRefused with one line for every mistake.
 */
export const readConfig = (environment: Environment = process.env): Config => {
  const mistakes = new Set<string>()
  const config: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(readers)) {
    try {
      config[key] = read(environment)
    } catch (error) {
      if (!(error instanceof ConfigRefused)) throw error
      mistakes.add(error.message)
    }
  }
  if (mistakes.size > 0) throw new ConfigRefused([...mistakes].join('\n'))
  return config as Config
}
