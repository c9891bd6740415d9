import { link, lstat, mkdir, open, readdir, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { formatId } from '#platform/ids'
import { importBankFile } from './import-bank-file.ts'
import { readBankFile } from './rails/bank/read-bank-file.ts'
import { largestFileBytes } from './rails/bank/refuse-bytes.ts'
import type { FileRow } from './store.ts'

type Options = {
  readonly pool: pg.Pool
  /** A new context for each file. */
  readonly context: () => Context
  readonly folder: string
  readonly everyMs?: number
  /** A file that breaks off is left alone so long after its last change; then it is refused. */
  readonly patienceMs?: number
  /** Told whether the folder could be read: of failures every fifth, as a look is cheap. */
  readonly onLook?: (ok: boolean, code: string | null) => Promise<void>
}

export type FolderWatcher = {
  /** One look; a look that comes while another is under way joins it. */
  readonly look: () => Promise<void>
  /** Begins to look every few seconds. */
  readonly start: () => void
  /** Ends after the look under way. */
  readonly stop: () => Promise<void>
}

/** How often size and time of change must have been found the same before a file is touched. */
const stillnessNeeded = 2
const unfinishedName = /^\.|~$|\.(part|partial|filepart|tmp|temp|crdownload|swp|lock)$/i

/** Links are not followed. */
const lookAt = async (path: string) => {
  const stat = await lstat(path)
  return { isFile: stat.isFile(), size: stat.size, mtimeMs: stat.mtimeMs }
}

type Sight = { readonly mark: string; still: number }

/** At most one byte more than we accept: enough to know that a file is too large. */
const readLimited = async (path: string, size: number): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(size, largestFileBytes) + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

/** Moves without ever overwriting: a name that is taken gets the file's id. */
const moveTo = async (from: string, folder: string, name: string, id: string): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const place = join(folder, name)
  try {
    await link(from, place)
    await unlink(from)
    return name
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const unique = `${id}-${name}`
    const isPlain = code === 'EEXIST' || code === 'EPERM' || code === 'ENOTSUP'
    if (!isPlain) throw error
    await rename(from, join(folder, unique))
    return unique
  }
}

const problemText = (file: FileRow): string =>
  `${JSON.stringify(
    {
      file: formatId('bankFile', file.id),
      code: file.refusalCode,
      detail: file.refusalWords,
    },
    null,
    2,
  )}\n`

const isBrokenOff = (bytes: Buffer): boolean =>
  readBankFile(bytes).problems.some(
    ({ problem }) =>
      problem.code === 'funding.file_truncated' || problem.code === 'funding.file_empty',
  )

/** Remembers how often each file was found the same. */
const createStillness = () => {
  const sights = new Map<string, Sight>()
  return {
    isStill: (name: string, mark: string): boolean => {
      const sight = sights.get(name)
      if (!sight || sight.mark !== mark) {
        sights.set(name, { mark, still: 0 })
        return false
      }
      sight.still += 1
      return sight.still >= stillnessNeeded
    },
    forgetAllBut: (names: readonly string[]): void => {
      for (const name of sights.keys()) if (!names.includes(name)) sights.delete(name)
    },
  }
}

/** Trouble that comes back every two seconds is told once. */
const createComplaints = (context: () => Context) => {
  let last = ''
  return (event: string, name: string, error: unknown): void => {
    const complaint = `${event}:${name}:${error}`
    if (complaint === last) return
    last = complaint
    context().log.error({ event, name, err: error }, 'Bank file or folder: it is tried again')
  }
}

type Still = { readonly name: string; readonly size: number; readonly ageMs: number }

/** Imports a file that stands still and moves it away; leaves one that is not whole yet. */
const takeFile = async (
  { pool, context, folder, patienceMs = 60_000 }: Options,
  { name, size, ageMs }: Still,
): Promise<void> => {
  const path = join(folder, name)
  const bytes = await readLimited(path, size)
  const hasGrown = bytes.length > size && size <= largestFileBytes
  if (hasGrown || bytes.length < Math.min(size, largestFileBytes)) return
  if (ageMs < patienceMs && isBrokenOff(bytes)) return
  const ctx = context()
  const file = await inTransaction(pool, {}, (tx) =>
    importBankFile({ ...ctx, tx }, { name, bytes, source: 'folder' }),
  )
  const target = join(folder, file.state === 'imported' ? 'done' : 'refused')
  const kept = await moveTo(path, target, name, formatId('bankFile', file.id))
  if (file.state === 'refused') {
    await writeFile(join(target, `${kept}.problem.json`), problemText(file))
  }
  ctx.log.info({ event: 'bank_file', name, state: file.state, entries: file.entries }, 'Bank file')
}

/**
 * Looks at the folder into which the bank's software puts files. A file is taken when it stands
 * still; it goes to `done`, or to `refused` with a `.problem.json` beside it. Half-written files
 * stay where they are. A crash between booking and moving only means that the file is read again.
 */
export const createFolderWatcher = (options: Options): FolderWatcher => {
  const { context, folder, everyMs = 2_000, onLook } = options
  const stillness = createStillness()
  const complain = createComplaints(context)
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failures = 0

  const listFolder = async (): Promise<readonly string[]> => {
    try {
      await mkdir(folder, { recursive: true })
      const names = await readdir(folder)
      failures = 0
      await onLook?.(true, null)
      return names
    } catch (error) {
      const { code = 'unreadable' } = error as NodeJS.ErrnoException
      if (failures++ % 5 === 0) await onLook?.(false, code)
      throw error
    }
  }

  const consider = async (name: string): Promise<void> => {
    const { isFile, size, mtimeMs } = await lookAt(join(folder, name))
    if (!isFile || !stillness.isStill(name, `${size}:${mtimeMs}`)) return
    await takeFile(options, { name, size, ageMs: context().clock.now().getTime() - mtimeMs })
  }

  const lookOnce = async (): Promise<void> => {
    const names = (await listFolder()).filter((name) => !unfinishedName.test(name)).sort()
    stillness.forgetAllBut(names)
    for (const name of names) {
      if (stopped) return
      try {
        await consider(name)
      } catch (error) {
        // Taken by another node, or the database is away: the next look tries again.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
        complain('bank_file_failed', name, error)
      }
    }
  }

  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
    return looking
  }

  return {
    look,
    start: () => {
      timer = setInterval(() => {
        look().catch((error: unknown) => complain('bank_folder_failed', folder, error))
      }, everyMs)
      timer.unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await looking?.catch(() => {})
    },
  }
}
