import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  makeSigningKey,
  publicKeyOf,
  readRegistry,
  readSignedRegistry,
  readSigningKey,
  registryOfSettings,
  signText,
} from '#official'
import { readConfig } from '#platform/config'
import { Refused } from '#platform/refused'
import { type Command, misused, print, printJson } from './command.ts'

const help = `Usage: okpay official show
       okpay official key --out KEY.pem
       okpay official sign FILE --key KEY.pem
       okpay official verify FILE --key PUBLIC

The registry of official channels: what "Is this really OKPay?" answers from. Needs no database.

  show      prints the registry that follows from the settings, to begin a file of one's own with
  key       makes an Ed25519 key: the private half in KEY.pem (keep it off the server), the public
            half printed for OKPAY_OFFICIAL_KEY
  sign      checks FILE and writes its signature to FILE.sig; prints the public key
  verify    checks FILE against FILE.sig and the public key (default: OKPAY_OFFICIAL_KEY)

  --json    for verify: {"ok":true,"version":"…","channels":n}

Exit codes: 0 done; 1 refused, with one sentence; 2 wrong usage.`

const because = ({ code, message }: NodeJS.ErrnoException): string => {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'you may not',
    EEXIST: 'it exists already, and a key must not be overwritten',
  }
  return reasons[code ?? ''] ?? message
}

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error) => {
    throw new Refused(`${path} cannot be read: ${because(error)}.`)
  })

const makeKey = async (path: string): Promise<number> => {
  const { pem, publicKey } = makeSigningKey()
  await writeFile(path, pem, { mode: 0o600, flag: 'wx' }).catch((error) => {
    throw new Refused(`${path} cannot be written: ${because(error)}.`)
  })
  print(publicKey)
  return 0
}

const sign = async (path: string, keyPath: string): Promise<number> => {
  const [document, pem] = [await read(path), await read(keyPath)]
  readRegistry(document)
  let key: ReturnType<typeof readSigningKey>
  try {
    key = readSigningKey(pem)
  } catch {
    throw new Refused(`${keyPath} is not an Ed25519 private key; make one with okpay official key.`)
  }
  await writeFile(`${path}.sig`, `${signText(key, document)}\n`)
  print(publicKeyOf(key))
  return 0
}

const verify = (path: string, key: string | undefined, json: boolean): number => {
  const publicKey = key ?? readConfig().officialKey
  if (!publicKey) throw new Refused('Name the public key with --key, or set OKPAY_OFFICIAL_KEY.')
  const { registry } = readSignedRegistry(path, publicKey)
  const { version, channels } = registry
  if (json) printJson({ ok: true, version, channels: channels.length })
  else print(`✓ version ${version}, ${channels.length} channels, signed by this key`)
  return 0
}

export const command: Command = {
  summary: 'The registry of official channels: show, key, sign, verify',
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        key: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const [action = '', file, ...rest] = positionals
    if (rest.length > 0) return misused('Name one file.', { help })
    if (action === 'show') {
      print(JSON.stringify(registryOfSettings(readConfig()), null, 2))
      return 0
    }
    if (action === 'key') {
      return values.out ? makeKey(values.out) : misused('Say where to: --out KEY.pem.', { help })
    }
    if (action !== 'sign' && action !== 'verify') {
      return misused(action ? `okpay official has no "${action}".` : 'Say what to do.', { help })
    }
    if (!file) return misused('Name the file of the registry.', { help })
    if (action === 'verify') return verify(file, values.key, values.json === true)
    return values.key ? sign(file, values.key) : misused('Name the key: --key KEY.pem.', { help })
  },
}
