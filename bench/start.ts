import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '#platform/data-folder'
import { freePort } from '../test/support/free-port.ts'
import type { BenchOptions, BenchResult } from './support/bench.ts'
import { note } from './support/bench.ts'

const projectFolder = resolve(import.meta.dirname, '..')

/** Megabytes that the program holds; PostgreSQL is not counted. */
const residentMb = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Starts the program in the given folder; how long to the first good answer, and how big it is. */
const startOnce = async (folder: string) => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startedMs = performance.now()
  const child = spawn(process.execPath, [join(projectFolder, 'src/cli.ts'), 'start'], {
    cwd: projectFolder,
    env: { PATH: process.env.PATH ?? '', PORT: String(port), OKPAY_DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('It ended before it was ready')
    await pause(10)
  }
  const tookMs = Math.round(performance.now() - startedMs)
  const rssMb = await residentMb(child.pid!)
  child.kill('SIGTERM')
  await ended
  return { tookMs, rssMb }
}

/** `okpay start` on an empty data folder and without a built web app, and once more after that. */
export const run = async (_: BenchOptions): Promise<BenchResult> => {
  const folder = join(dataFolder(), `bench-start-${process.pid}`)
  try {
    await rm(join(projectFolder, 'dist/web'), { recursive: true, force: true })
    const cold = await startOnce(folder)
    note(`cold ${cold.tookMs} ms`)
    const warm = await startOnce(folder)
    note(`warm ${warm.tookMs} ms`)
    return { coldMs: cold.tookMs, warmMs: warm.tookMs, rssMb: warm.rssMb }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
