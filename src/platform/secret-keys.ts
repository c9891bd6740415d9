import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, parseSecretKeys } from './config.ts'
import type { MasterKey } from './crypto.ts'

/**
 * The keys behind peppers, cookies and cursors: `OKPAY_SECRET_KEYS`, or for local use a file in the
 * data folder that is made at the first start and must be kept with the backups.
 * @returns newest first; never empty.
 */
export const loadSecretKeys = async (config: Config): Promise<readonly MasterKey[]> => {
  if (config.secretKeys) return config.secretKeys
  const file = join(config.dataFolder, 'secret-keys')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known) return parseSecretKeys(known.trim())
  await mkdir(config.dataFolder, { recursive: true })
  // `wx`: of two first starts at once, one writes and both read what was written.
  await writeFile(file, `k1:${randomBytes(32).toString('base64')}\n`, {
    flag: 'wx',
    mode: 0o600,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await chmod(file, 0o600)
  return parseSecretKeys((await readFile(file, 'utf8')).trim())
}
