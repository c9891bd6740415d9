import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'

/** The user that PostgreSQL runs as; null is the present one. */
export type Owner = { readonly uid: number; readonly gid: number } | null

const lookUp = (): Owner => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

const createUser = (): Owner => {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'pipe',
    })
  } catch {
    // Another start made it at the same moment, or this system has another way of making users.
  }
  return lookUp()
}

/**
 * PostgreSQL refuses to run as root: then it runs as whoever owns the data, or as `postgres`,
 * which is made when missing (`nobody` where users cannot be made).
 */
export const findOwner = async (dataFolder: string): Promise<Owner> => {
  if (process.getuid?.() !== 0) return null
  const present = await stat(dataFolder).catch(() => null)
  if (present && present.uid !== 0) return { uid: present.uid, gid: present.gid }
  return lookUp() ?? createUser() ?? { uid: 65_534, gid: 65_534 }
}
