import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectFolder } from './data-folder.ts'
import { withFileLock } from './file-lock.ts'
import { Refused } from './refused.ts'

const stampName = '.stamp'

/** What the browser gets from `src/`: contracts, problems, money. */
const isShared = (path: string): boolean =>
  /^src\/([a-z]+\/(contract|problems)\.ts|money\/[a-z-]+\.ts)$/.test(path)

const isSource = (path: string): boolean =>
  !/\.test\.tsx?$/.test(path) && (path.startsWith('web/') || isShared(path))

const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(projectFolder, folder), {
    recursive: true,
    withFileTypes: true,
  })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(projectFolder, join(parentPath, name)))
}

/** A hash of everything that the build reads. */
const hashSources = async (): Promise<string> => {
  const found = [...(await listFiles('web')), ...(await listFiles('src'))].filter(isSource)
  const paths = [...found.sort(), 'vite.config.ts', 'package-lock.json']
  const contents = await Promise.all(paths.map((path) => readFile(join(projectFolder, path))))
  const hash = createHash('sha256')
  for (const [index, path] of paths.entries()) {
    hash.update(`${path}\n${contents[index]!.length}\n`).update(contents[index]!)
  }
  return hash.digest('hex')
}

/** What the build said, without its stack. */
const reasonOf = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^\s*errors: |^}$/.test(line))
    .join('\n')

/** In a process of its own, so that the program's own memory stays small. */
const runVite = (target: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--outDir', target, '--emptyOutDir', '--logLevel', 'error']
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Refused(`The web app could not be built: ${reasonOf(output)}`))
    })
  })

/**
 * Makes `<shelf>/web` hold a build of the present sources; does nothing when it does already.
 * @param shelf `dist`, or a folder of the user's where the project is closed.
 * @returns the folder, and whether it was built now.
 */
export const buildWebApp = async (
  shelf: string,
): Promise<{ readonly folder: string; readonly isNew: boolean }> => {
  const folder = join(shelf, 'web')
  const wanted = await hashSources()
  const stamp = () => readFile(join(folder, stampName), 'utf8').catch(() => '')
  if ((await stamp()) === wanted) return { folder, isNew: false }
  await mkdir(shelf, { recursive: true })
  return withFileLock(join(shelf, 'web.lock'), async () => {
    if ((await stamp()) === wanted) return { folder, isNew: false }
    const partial = join(shelf, 'web.partial')
    await runVite(partial)
    await writeFile(join(partial, stampName), wanted)
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return { folder, isNew: true }
  })
}
