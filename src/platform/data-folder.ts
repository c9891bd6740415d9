import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

type Environment = Readonly<Record<string, string | undefined>>

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Where this copy of OKPay keeps what must last: database, keys, bank files. `OKPAY_DATA_DIR` wins.
 * Else the project's own `.okpay`; for root a folder under /var/lib, because PostgreSQL runs as
 * another user who may not enter root's home; and a folder of the user's when the project is
 * closed.
 */
export const dataFolder = (environment: Environment = process.env): string => {
  const chosen = environment.OKPAY_DATA_DIR
  if (chosen) return resolve(chosen)
  const tag = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12)
  if (process.getuid?.() === 0) return join('/var/lib/okpay', tag)
  const own = join(projectFolder, '.okpay')
  if (isWritable(existsSync(own) ? own : projectFolder)) return own
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local/share'), 'okpay', tag)
}
