import { fdatasyncSync, writeSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** How often a second the disk under `folder` makes 8 KiB durable (fdatasync), one after the other. */
export const fsyncPerSecond = async (folder: string, ms = 1_000): Promise<number> => {
  const path = join(folder, `fsync-probe-${process.pid}`)
  const file = await open(path, 'w')
  try {
    const page = Buffer.alloc(8_192, 1)
    // The file keeps its size afterwards, as a reused WAL segment does.
    for (let index = 0; index < 64; index++) writeSync(file.fd, page)
    fdatasyncSync(file.fd)
    const startedAt = performance.now()
    let count = 0
    while (performance.now() - startedAt < ms) {
      writeSync(file.fd, page, 0, page.length, (count % 64) * page.length)
      fdatasyncSync(file.fd)
      count += 1
    }
    return count / ((performance.now() - startedAt) / 1_000)
  } finally {
    await file.close()
    await rm(path)
  }
}
