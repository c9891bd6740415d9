import { readFileSync } from 'node:fs'
import type { Secrets } from '#platform/crypto'
import { sha256 } from '#platform/crypto'
import { Refused } from '#platform/refused'
import { readRegistry } from './read-registry.ts'
import { type Channel, isInForce, type Registry, type SignedRegistry } from './registry.ts'
import { isSignedBy, publicKeyOf, signingKey, signText } from './signature.ts'

export type RegistrySettings = {
  readonly publicUrl: string
  /** `OKPay <no-reply@example.com>` or a bare address. */
  readonly mailFrom: string
  /** A signed registry of the operator's own; its signature lies beside it as `FILE.sig`. */
  readonly officialChannels: string | null
  /** The public key, 32 bytes in base64, by which that file must be signed. */
  readonly officialKey: string | null
}

export const senderAddress = (mailFrom: string): string =>
  (/<([^<>]+)>$/.exec(mailFrom)?.[1] ?? mailFrom).toLowerCase()

/** What the settings say: our pages, the sender of our mails, the name on our text messages. */
export const registryOfSettings = ({ publicUrl, mailFrom }: RegistrySettings): Registry => {
  const channels: readonly Channel[] = [
    { kind: 'web', value: publicUrl },
    { kind: 'mail', value: senderAddress(mailFrom) },
    { kind: 'sms', value: 'OKPay' },
  ]
  const hash = sha256(JSON.stringify(channels)).toString('hex').slice(0, 8)
  return { version: `settings-${hash}`, name: 'OKPay', channels }
}

const signedBySecrets = (registry: Registry, secrets: Secrets): SignedRegistry => {
  const seed = secrets.subKey('official.registry', secrets.currentKeyId)
  if (!seed) throw new Error('There is no key for the registry')
  const key = signingKey(seed)
  const document = JSON.stringify(registry)
  return { registry, document, signature: signText(key, document), publicKey: publicKeyOf(key) }
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refused(`OKPAY_OFFICIAL_CHANNELS needs ${path}, which cannot be read (${code}).`)
  }
}

/** @throws Refused unless the file carries a good signature of that key */
export const readSignedRegistry = (path: string, publicKey: string): SignedRegistry => {
  const document = read(path)
  const signature = read(`${path}.sig`).trim()
  if (!isSignedBy(publicKey, document, signature)) {
    throw new Refused(
      `${path} is not signed by this key: sign it again with okpay official sign, or correct OKPAY_OFFICIAL_KEY.`,
    )
  }
  return { registry: readRegistry(document), document, signature, publicKey }
}

/** Otherwise whoever asks about our own mail would be told that it is not ours. */
const requireOwn = ({ channels }: Registry, settings: RegistrySettings, now: Date): void => {
  const address = senderAddress(settings.mailFrom)
  const lists = (kind: Channel['kind'], ...values: string[]) =>
    channels.some((one) => one.kind === kind && values.includes(one.value) && isInForce(one, now))
  const missing = [
    ...(lists('web', settings.publicUrl) ? [] : [`the web address ${settings.publicUrl}`]),
    ...(lists('mail', address, address.slice(address.indexOf('@')))
      ? []
      : [`the sender ${address}`]),
  ]
  if (missing.length === 0) return
  throw new Refused(
    `The registry of official channels lacks ${missing.join(' and ')}, which this OKPay uses itself.`,
  )
}

/**
 * The registry that this installation publishes: the operator's signed file, or else what the
 * settings say, signed by a key derived from the installation's secrets.
 * @throws Refused when a file is named and cannot be used
 */
export const registryInUse = (
  settings: RegistrySettings,
  secrets: Secrets,
  now: Date,
): SignedRegistry => {
  const { officialChannels, officialKey } = settings
  if (officialChannels === null && officialKey === null) {
    return signedBySecrets(registryOfSettings(settings), secrets)
  }
  if (officialChannels === null || officialKey === null) {
    throw new Refused('OKPAY_OFFICIAL_CHANNELS and OKPAY_OFFICIAL_KEY belong together: set both.')
  }
  const signed = readSignedRegistry(officialChannels, officialKey)
  requireOwn(signed.registry, settings, now)
  return signed
}
