import { execFile } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { dataFolder } from '../data-folder.ts'
import { withFileLock } from '../file-lock.ts'
import { Refused } from '../refused.ts'
import { reachableBinaries } from './binaries.ts'
import { enter, leave } from './guests.ts'
import { findOwner, type Owner } from './owner.ts'
import { clearLeftover, findPostmaster, waitUntilReady } from './postmaster.ts'

/**
 * A real PostgreSQL from the npm registry, driven by `pg_ctl`. It outlives a killed parent; the
 * next
 * start adopts it. Several processes may use one server: the last to stop stops it.
 */
export type EmbeddedPostgres = {
  readonly home: string
  /** Whether this opening made the data folder. */
  readonly isNew: boolean
  readonly url: (database: string) => string
  readonly isAlive: () => Promise<boolean>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Why the embedded server cannot work here, in one sentence. */
export class EmbeddedRefused extends Refused {}

const execute = promisify(execFile)
const superuser = 'okpay'

/** Where one server's files are: `main` for the product, `test` for the tests. */
export const defaultHome = (name: string): string => join(dataFolder(), name)

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

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** The wanted port, else one below those that the system hands out to outgoing connections. */
const choosePort = async (wanted: number): Promise<number> => {
  let port = wanted || randomInt(15_000, 20_000)
  while (!(await isFree(port))) port = randomInt(15_000, 20_000)
  return port
}

/** Makes the folder so that the server's user can enter it, whatever the umask. */
const makeHome = async (home: string, owner: Owner): Promise<void> => {
  let made = await mkdir(home, { recursive: true })
  if (!owner) return
  await chown(home, owner.uid, owner.gid)
  for (made &&= dirname(home); made && made.length > 1; made = dirname(made)) {
    const { mode, uid } = await stat(made)
    if (uid !== 0 || (mode & 0o001) !== 0) return
    if (!made.startsWith('/var/lib/okpay')) return
    await chmod(made, 0o755)
  }
}

type Server = {
  readonly home: string
  readonly data: string
  readonly owner: Owner
  readonly run: (program: string, args: readonly string[]) => Promise<unknown>
}

const openPrograms = async (home: string, owner: Owner): Promise<Server['run']> => {
  const binaries = await reachableBinaries(dirname(home), owner)
  const env = { PATH: process.env.PATH ?? '', LANG: 'C', LC_ALL: 'C', HOME: home, TZ: 'UTC' }
  const run: Server['run'] = (program, args) =>
    execute(join(binaries, 'bin', program), [...args], { cwd: home, env, ...(owner ?? {}) })
  await run('postgres', ['--version']).catch((error: NodeJS.ErrnoException) => {
    throw new EmbeddedRefused(
      error.code === 'EACCES'
        ? `The user that PostgreSQL runs as may not enter ${home}: set OKPAY_DATA_DIR to a folder that other users can reach, such as /var/lib/okpay.`
        : `The PostgreSQL that came with the packages does not run on this machine (${error.message.split('\n')[0]}): set OKPAY_DATABASE_URL to a PostgreSQL of your own.`,
    )
  })
  return run
}

const ensurePassword = async ({ home, owner }: Pick<Server, 'home' | 'owner'>): Promise<string> => {
  const file = join(home, 'password')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known) return known.trim()
  await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (owner) await chown(file, owner.uid, owner.gid)
  return (await readFile(file, 'utf8')).trim()
}

/** Prepares the data beside their final place: a start that was cut short leaves nothing half. */
const ensureData = async ({ home, data, run }: Server): Promise<boolean> => {
  if (await stat(join(data, 'PG_VERSION')).catch(() => null)) return false
  const partial = `${data}.partial`
  await rm(partial, { recursive: true, force: true })
  await run('initdb', [
    ...['-D', partial, '-U', superuser, '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...[`--pwfile=${join(home, 'password')}`, '--no-instructions'],
  ])
  await rename(partial, data)
  return true
}

/** The last thing that the server said before it gave up. */
const lastWords = async (home: string): Promise<string> => {
  const log = await readFile(join(home, 'postgres.log'), 'utf8').catch(() => '')
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line))
  return lines.at(-1)?.replace(/^.*?(?=FATAL|PANIC|ERROR)/, '') ?? 'no reason in its log'
}

const launch = async (
  { home, data, run }: Server,
  port: number,
  settings: Options['settings'],
): Promise<void> => {
  await clearLeftover(data)
  const log = join(home, 'postgres.log')
  const written = await stat(log).catch(() => null)
  if (written && written.size > 10_000_000) await rename(log, `${log}.old`)
  const chosen = { ...baseSettings, ...settings, port: String(port) }
  const flags = Object.entries(chosen).map(([name, value]) => `-c ${name}='${value}'`)
  try {
    await run('pg_ctl', [
      ...['start', '-w', '-t', '60', '-s', '-D', data, '-l', log],
      ...['-o', flags.join(' ')],
    ])
  } catch (error) {
    throw new EmbeddedRefused(
      `The embedded PostgreSQL did not start: ${await lastWords(home)} (more in ${log}).`,
      { cause: error },
    )
  }
}

/** Open transactions are rolled back, sessions ended. */
const stopNow = ({ data, run }: Server) =>
  run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-s'])

const refuseForeignFolder = (home: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error
  throw new EmbeddedRefused(
    `OKPay may not write to ${home}, which belongs to another user: set OKPAY_DATA_DIR to a folder of your own.`,
  )
}

/** Prepares the folder (initdb at the first time); `start()` brings the server up or adopts it. */
export const openEmbeddedPostgres = async ({
  home,
  settings,
}: Options): Promise<EmbeddedPostgres> => {
  const data = join(home, 'data')
  const owner = await findOwner(data)
  const refuse = refuseForeignFolder(home)
  await makeHome(home, owner).catch(refuse)
  const alone = <T>(work: () => Promise<T>) =>
    withFileLock(join(home, 'lock'), work).catch((error) => refuse(error) as never)

  const { server, password, isNew } = await alone(async () => {
    const opened: Server = { home, data, owner, run: await openPrograms(home, owner) }
    const secret = await ensurePassword(opened)
    return { server: opened, password: secret, isNew: await ensureData(opened) }
  })

  const portFile = join(home, 'port')
  let port = Number(await readFile(portFile, 'utf8').catch(() => '0')) || 0

  const start = () =>
    alone(async () => {
      await enter(home)
      const found = await waitUntilReady(data, 60_000)
      if (found?.state === 'ready') {
        port = found.port
        return
      }
      // Told to stop while sessions are open, it would wait for them for ever.
      if (found?.state === 'stopping') await stopNow(server)
      port = await choosePort(port)
      await writeFile(portFile, String(port))
      await launch(server, port, settings)
    })

  const stop = () =>
    alone(async () => {
      const isLast = await leave(home)
      if (isLast && (await findPostmaster(data))) await stopNow(server)
    })

  return {
    home,
    isNew,
    start,
    stop,
    url: (database) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`,
    isAlive: async () => (await findPostmaster(data))?.state === 'ready',
  }
}
