#!/usr/bin/env node
// The first thing that runs, on whatever Node (18 or newer) the machine has: brings the installed
// packages in step with the lockfile, picks the right Node, and hands over to the program.
//   okpay COMMAND …       a command of src/cli.ts
//   okpay run FILE …      a TypeScript file of this project
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, InstallRefused } from './install.mjs'

const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const neededNode = 24

/** The running Node when it is new enough, else the one that npm brought. */
const pickNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= neededNode) return process.execPath
  return join(projectFolder, 'node_modules', 'node', 'bin', 'node')
}

const [command, ...rest] = process.argv.slice(2)
const target =
  command === 'run' && rest[0]
    ? [resolve(rest[0]), ...rest.slice(1)]
    : [join(projectFolder, 'src', 'cli.ts'), ...process.argv.slice(2)]

/** Runs the target in place of this process, as far as Node can: same streams, signals, exit code. */
const handOver = (node) => {
  const child = spawn(node, target, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`OKPay could not run ${node}: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
}

try {
  await ensureInstalled(projectFolder, { neededNode })
  handOver(pickNode())
} catch (error) {
  if (!(error instanceof InstallRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
