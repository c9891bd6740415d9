import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '../../src/platform/data-folder.ts'
import { isRunning } from '../../src/platform/running.ts'

const projectFolder = resolve(import.meta.dirname, '../..')

/** One `okpay …` as somebody would type it. */
export type OkpayProcess = {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  /** Resolves when standard output holds the text; rejects when the process ends first. */
  readonly says: (text: string, timeoutMs?: number) => Promise<void>
  /** Resolves with the exit code. */
  readonly ended: () => Promise<number | null>
}

type Environment = Readonly<Record<string, string>>

export const runOkpay = (args: readonly string[], environment: Environment): OkpayProcess => {
  const child = spawn('node', [join(projectFolder, 'bin/okpay.mjs'), ...args], {
    cwd: projectFolder,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const closed = once(child, 'close')
  return {
    child,
    output: () => output,
    errors: () => errors,
    says: async (text, timeoutMs = 40_000) => {
      for (let waitedMs = 0; !output.includes(text); waitedMs += 25) {
        if (child.exitCode !== null || waitedMs > timeoutMs)
          throw new Error(`It never said "${text}":\n${output}\n${errors}`)
        await pause(25)
      }
    },
    ended: async () => {
      await closed
      return child.exitCode
    },
  }
}

/** A data folder of this test's own. Anything that still works in it is ended before it goes. */
export const ownDataFolder = (name: string) => {
  const folder = join(dataFolder(), 'start-tests', `${name}-${process.pid}`)
  return {
    folder,
    postmasterPid: async (): Promise<number> => {
      const text = await readFile(join(folder, 'main/data/postmaster.pid'), 'utf8').catch(() => '')
      return Number(text.split('\n')[0]) || 0
    },
    /** Process ids of the programs that use the embedded server. */
    guests: () => readdir(join(folder, 'main/guests')),
    remove: async () => {
      for (const pid of await readdir(join(folder, 'main/guests')).catch(() => [])) {
        if (isRunning(Number(pid))) process.kill(Number(pid), 'SIGKILL')
      }
      for (const entry of await readdir('/proc').catch(() => [])) {
        const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
        if (/postgres/.test(line) && line.includes(folder)) process.kill(Number(entry), 'SIGQUIT')
      }
      await pause(100)
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
