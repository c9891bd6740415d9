import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createDemo } from '../../src/demo.ts'
import { type Parts, startOkpay } from '../../src/main.ts'
import { readConfig } from '../../src/platform/config.ts'
import { dataFolder } from '../../src/platform/data-folder.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { freePort } from './free-port.ts'

export type Product = {
  /** `http://localhost:20123` */
  readonly url: string
  readonly database: TestDatabase
  readonly parts: Parts
  /** Where a bank would put its files. */
  readonly bankInFolder: string
}

type Options = {
  /** With the demo people and their history. */
  readonly demo?: boolean
  readonly environment?: Readonly<Record<string, string>>
}

/** The whole product in this process, on a database of this test file's own; ends by itself. */
export const startProduct = async ({ demo, environment }: Options = {}): Promise<Product> => {
  let leave = async () => {}
  const database = await createTestDatabase({ beforeDrop: () => leave() })
  const folder = join(dataFolder(), 'products', `${process.pid}-${Date.now()}`)
  const config = readConfig({
    PORT: String(await freePort()),
    OKPAY_DATABASE_URL: database.url,
    OKPAY_DATA_DIR: folder,
    OKPAY_DATABASE_CONNECTIONS: '10',
    LOG_LEVEL: 'error',
    ...environment,
  })
  const told: string[] = []
  const running = await startOkpay(config, (sentence) => told.push(sentence))
  leave = async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
  if (demo) await createDemo(running.parts)
  const { url, parts } = running
  return { url, database, parts, bankInFolder: config.bankInFolder }
}
