// Installs what is missing, once, also when two commands start at the same moment.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Why nothing could be installed, in one sentence. */
export class InstallRefused extends Error {}

/** What node_modules must match: the lockfile, on this kind of machine. */
export const stampOf = (lockfileText, machine = `${process.platform}-${process.arch}`) =>
  createHash('sha256').update(lockfileText).update('\n').update(machine).digest('hex')

/**
 * Whether npm's own record of what it installed holds every package of the lockfile in its version;
 * then somebody ran `npm ci` by hand and nothing needs doing.
 */
export const isInStep = (lockfileText, installedText) => {
  const wanted = JSON.parse(lockfileText).packages
  const installed = JSON.parse(installedText).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  )
}

const readOr = (path, fallback) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes over a lock whose owner died. A rename hands it to one taker; a fresh lock is put back. */
const stealFrom = (lock, owner) => {
  const taken = `${lock}.${process.pid}`
  try {
    renameSync(lock, taken)
    if (readFileSync(taken, 'utf8') !== owner) linkSync(taken, lock)
  } catch {
    // Somebody else was quicker.
  }
  rmSync(taken, { force: true })
}

const withLock = async (lock, work) => {
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = readOr(lock, '')
    if (owner && !isAlive(Number(owner))) stealFrom(lock, owner)
    else if (!told) {
      process.stderr.write('Another command is installing the packages; waiting for it …\n')
      told = true
    }
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

const run = (folder, args) =>
  new Promise((resolve) => {
    // npm's own words go to standard error: standard output belongs to the command that follows.
    const child = spawn('npm', [...args, '--include=dev', '--no-fund', '--no-audit'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Variables of an outer `npm start` would configure this npm as well.
      env: Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_ENV$/.test(name)),
      ),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => {
        child.kill(signal)
        process.exit(130)
      })
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('exit', (code) => resolve({ ok: code === 0, output }))
  })

const refuseWhenReadOnly = (folder) => {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new InstallRefused(
      `OKPay needs to install its packages, but you may not write to ${folder}: run it as the owner of that folder, or clone it into a folder of your own.`,
    )
  }
}

/** `npm ci`; where that refuses a lockfile made behind a mirror, `npm install` with the same one. */
const install = async (folder) => {
  process.stderr.write('Installing packages (about half a minute, the first time only) …\n')
  const lockfile = readFileSync(join(folder, 'package-lock.json'))
  const clean = await run(folder, ['ci'])
  if (clean.ok) return
  const lenient = await run(folder, ['install', '--no-save', '--package-lock=true'])
  // The lockfile is the source's, not the machine's: an install never leaves it changed.
  writeFileSync(join(folder, 'package-lock.json'), lockfile)
  if (lenient.ok) return
  process.stderr.write(`${lenient.output.trim()}\n`)
  throw new InstallRefused(
    'The packages could not be installed (see npm above); check the network and the npm registry, then run the same command again.',
  )
}

/** Makes node_modules match package-lock.json; does nothing, in a millisecond, when it does. */
export const ensureInstalled = async (folder, { neededNode }) => {
  const modules = join(folder, 'node_modules')
  const stampFile = join(modules, '.okpay-stamp')
  const wanted = () => stampOf(readFileSync(join(folder, 'package-lock.json')))
  const hasNode = () =>
    Number(process.versions.node.split('.')[0]) >= neededNode ||
    existsSync(join(modules, 'node', 'bin', 'node'))
  const isReady = () => readOr(stampFile, '') === wanted() && hasNode()
  if (isReady()) return
  refuseWhenReadOnly(folder)
  mkdirSync(join(folder, '.okpay'), { recursive: true })
  await withLock(join(folder, '.okpay', 'install.lock'), async () => {
    if (isReady()) return
    const byHand = readOr(join(modules, '.package-lock.json'), '')
    const lockfile = readFileSync(join(folder, 'package-lock.json'), 'utf8')
    if (!(byHand && isInStep(lockfile, byHand) && hasNode())) await install(folder)
    if (!hasNode()) {
      throw new InstallRefused(
        `OKPay needs Node ${neededNode} or newer, and the package that brings it could not be installed here: install Node ${neededNode} and run the same command again.`,
      )
    }
    writeFileSync(stampFile, wanted())
  })
}
