import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

/** A check of the sources as a whole; counts as one test. */
export type Check = {
  readonly name: string
  /** Arguments of Node: a program below node_modules first. */
  readonly run: readonly string[]
}

const projectFolder = resolve(import.meta.dirname, '../..')

export const checks: readonly Check[] = [
  { name: 'lint', run: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', run: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'unused code', run: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'secrets in the sources',
    run: [
      'secretlint/bin/secretlint.js',
      '{bin,src,web,test,bench,docs,migrations}/**/*',
      '*.{md,json,ts}',
    ],
  },
]

export type Outcome = { readonly ok: boolean; readonly output: string }

/** Runs one check in a process of its own and keeps what it says. */
export const runCheck = ({ run: [program = '', ...args] }: Check): Promise<Outcome> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, [join(projectFolder, 'node_modules', program), ...args], {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.on('error', (error) => settle({ ok: false, output: error.message }))
    child.on('exit', (code) => settle({ ok: code === 0, output: output.trim() }))
  })
