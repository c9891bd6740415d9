import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Static } from '../contract.ts'
import type { InboxItem } from './contract.ts'

export type StoredItem = Static<typeof InboxItem>

/** Messages kept; older ones go. */
export const inboxCapacity = 500

const read = async (file: string): Promise<StoredItem[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as StoredItem]
    } catch {
      return [] // the last line of a process that was killed while writing it
    }
  })
}

/** Keeps the newest messages in memory and, one JSON object a line, in a file that outlives us. */
export const openInboxStore = async (file: string) => {
  await mkdir(dirname(file), { recursive: true })
  let items = (await read(file)).slice(-inboxCapacity)
  let lines = Number.POSITIVE_INFINITY
  let writing: Promise<void> = Promise.resolve()

  const write = async (item: StoredItem): Promise<void> => {
    lines += 1
    if (lines < inboxCapacity * 2) {
      await appendFile(file, `${JSON.stringify(item)}\n`, { mode: 0o600 })
      return
    }
    const kept = items.map((each) => `${JSON.stringify(each)}\n`).join('')
    await writeFile(`${file}.new`, kept, { mode: 0o600 })
    await rename(`${file}.new`, file)
    lines = items.length
  }

  return {
    /** Resolves when the message is in the file. */
    add: (item: StoredItem): Promise<void> => {
      items = [...items.slice(-(inboxCapacity - 1)), item]
      const written = writing.then(() => write(item))
      writing = written.catch(() => {})
      return written
    },
    /** Newest first. */
    list: (): readonly StoredItem[] => items.toReversed(),
    find: (id: string): StoredItem | undefined => items.find((item) => item.id === id),
    settled: () => writing,
  }
}

export type InboxStore = Awaited<ReturnType<typeof openInboxStore>>
