import { open } from 'node:fs/promises'

/**
 * The newest seal, told outside the database once a minute when it has moved, a line of JSON each:
 * whoever rewrites the database does not rewrite copies of this file. In the data folder.
 */
export const headsFileName = 'audit-heads.jsonl'

/** `{"at":"2026-11-20T08:01:00.000Z","seal":"12","hash":"9f…"}`; `at` is when it was told. */
export type ExportedHead = {
  readonly at: string
  readonly seal: bigint
  /** 64 hexadecimal digits. */
  readonly hash: string
}

const linePattern =
  /^\{"at":"([0-9T:.Z-]{20,30})","seal":"([1-9][0-9]{0,18})","hash":"([0-9a-f]{64})"\}$/

/** Null for a line that was cut short or tampered with. */
const readLine = (line: string): ExportedHead | null => {
  const [, at, seal, hash] = linePattern.exec(line) ?? []
  return at && seal && hash ? { at, seal: BigInt(seal), hash } : null
}

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

/** Every line of the file in order, null for one that cannot be read; null without a file. */
export const readHeads = async (
  path: string,
): Promise<AsyncGenerator<ExportedHead | null> | null> => {
  const file = await open(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!file) return null
  return (async function* () {
    for await (const line of file.readLines()) if (line !== '') yield readLine(line)
  })()
}

const tailBytes = 4_096

/** The line that was told last, if it is whole; and whether the file ends in the middle of one. */
export const readLastHead = async (
  path: string,
): Promise<{ readonly head: ExportedHead | null; readonly isTorn: boolean }> => {
  const file = await open(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!file) return { head: null, isTorn: false }
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - tailBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, start)
    const text = buffer.toString('utf8', 0, bytesRead)
    const line = text.trimEnd().split('\n').at(-1) ?? ''
    return { head: readLine(line), isTorn: text !== '' && !text.endsWith('\n') }
  } finally {
    await file.close()
  }
}

/** Adds a line and waits until it is on the disk. */
export const appendHead = async (
  path: string,
  { at, seal, hash }: ExportedHead,
  isTorn: boolean,
): Promise<void> => {
  const file = await open(path, 'a')
  try {
    const line = JSON.stringify({ at, seal: seal.toString(), hash })
    await file.appendFile(`${isTorn ? '\n' : ''}${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}
