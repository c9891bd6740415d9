import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { dataFolder } from '../../src/platform/data-folder.ts'

/**
 * The bootstrap in a project of its own, with an npm that only notes how it was called: it stands
 * for what the registry would do.
 */
const projectFolder = resolve(import.meta.dirname, '../..')
const home = join(dataFolder(), 'start-tests', `install-${process.pid}`)
after(() => rm(home, { recursive: true, force: true }))

const fakeNpm = `#!/bin/sh
echo "$1" >> calls
[ -e fail-$1 ] && { echo "npm error: no $1 today" >&2; exit 1; }
sleep 0.5
mkdir -p node_modules
`

let projects = 0
const createProject = async () => {
  const folder = join(home, String(projects++))
  await mkdir(join(folder, 'src'), { recursive: true })
  await mkdir(join(folder, 'path'), { recursive: true })
  await cp(join(projectFolder, 'bin'), join(folder, 'bin'), { recursive: true })
  await writeFile(join(folder, 'package-lock.json'), '{"packages":{"":{}}}')
  await writeFile(join(folder, 'src/cli.ts'), `process.stdout.write('ran ' + process.argv[2])`)
  await writeFile(join(folder, 'path/npm'), fakeNpm)
  await chmod(join(folder, 'path/npm'), 0o755)
  const run = () =>
    new Promise<{ code: number; output: string; errors: string }>((done) => {
      const env = { PATH: `${join(folder, 'path')}:${process.env.PATH}` }
      const args = [join(folder, 'bin/okpay.mjs'), 'start']
      execFile(process.execPath, args, { cwd: folder, env }, (error, output, errors) =>
        done({ code: Number(error?.code ?? 0), output, errors }),
      )
    })
  const calls = () => readFile(join(folder, 'calls'), 'utf8').catch(() => '')
  return { folder, run, calls }
}

test('a first start installs what the lockfile names, the next one nothing', async () => {
  const { run, calls } = await createProject()
  const first = await run()
  assert.deepEqual([first.code, first.output], [0, 'ran start'])
  assert.match(first.errors, /^Installing packages/)
  const second = await run()
  assert.deepEqual(second, { code: 0, output: 'ran start', errors: '' })
  assert.equal(await calls(), 'ci\n')
})

test('a changed lockfile is followed', async () => {
  const { folder, run, calls } = await createProject()
  await run()
  await writeFile(join(folder, 'package-lock.json'), '{"packages":{"":{},"node_modules/a":{}}}')
  await run()
  assert.equal(await calls(), 'ci\nci\n')
})

test('two first starts at once install once', async () => {
  const { run, calls } = await createProject()
  const outcomes = await Promise.all([run(), run(), run()])
  assert.deepEqual(
    outcomes.map(({ code, output }) => [code, output]),
    Array.from({ length: 3 }, () => [0, 'ran start']),
  )
  assert.equal(await calls(), 'ci\n')
})

test('where npm ci refuses the lockfile, npm install takes it, and it stays as it was', async () => {
  const { folder, run, calls } = await createProject()
  const before = await readFile(join(folder, 'package-lock.json'), 'utf8')
  await writeFile(join(folder, 'fail-ci'), '')
  assert.equal((await run()).code, 0)
  assert.equal(await calls(), 'ci\ninstall\n')
  assert.equal(await readFile(join(folder, 'package-lock.json'), 'utf8'), before)
})

test('what npm itself installed by hand is taken as it is', async () => {
  const { folder, run, calls } = await createProject()
  const lockfile = '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}'
  await writeFile(join(folder, 'package-lock.json'), lockfile)
  await mkdir(join(folder, 'node_modules'))
  await writeFile(join(folder, 'node_modules/.package-lock.json'), lockfile)
  assert.equal((await run()).code, 0)
  assert.equal(await calls(), '')
})

test('a lock that a killed installation left behind does not stop the next', async () => {
  const { folder, run } = await createProject()
  await mkdir(join(folder, '.okpay'))
  await writeFile(join(folder, '.okpay/install.lock'), '4194303')
  assert.equal((await run()).code, 0)
})

test('without a registry it says so in a sentence and ends with 1', async () => {
  const { folder, run } = await createProject()
  await writeFile(join(folder, 'fail-ci'), '')
  await writeFile(join(folder, 'fail-install'), '')
  const { code, output, errors } = await run()
  assert.deepEqual([code, output], [1, ''])
  assert.match(errors, /npm error: no install today/)
  assert.match(errors, /could not be installed .*run the same command again\.\n$/)
  assert.doesNotMatch(errors, /\n\s+at /)
})
