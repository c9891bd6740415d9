import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { outsideCodesMarkdown } from '#funding'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createSecrets, useSecrets } from '#platform/crypto'
import { projectFolder } from '#platform/data-folder'
import { migrate } from '#platform/database/migrate'
import { createPool } from '#platform/database/pool'
import { defaultHome, openEmbeddedPostgres } from '#platform/embedded/postgres'
import { openapiDocument } from '#platform/http/openapi'
import { createIds } from '#platform/ids'
import { silentLog } from '#platform/log'
import { createPlatformModule } from '#platform/platform-module'
import { systemRandom } from '#platform/random'
import { articlesJson } from '#platform/reference/article-list'
import { eventsMarkdown } from '#platform/reference/event-list'
import { problemsJson, problemsMarkdown } from '#platform/reference/problem-list'
import { schemaSql } from '#platform/reference/schema-sql'
import { schemaTypes } from '#platform/reference/schema-types'
import { createModules } from './main.ts'

/**
 * `npm run generate`: writes what is derived from the code, so that reviewers see what a change
 * changes. The test run generates again and fails on a difference.
 */

const openapiText = async (pool: pg.Pool): Promise<string> => {
  const ids = createIds(systemClock, systemRandom)
  const secrets = createSecrets([{ id: 'reference', bytes: Buffer.alloc(32) }], systemRandom)
  useSecrets(secrets)
  const parts = {
    ...{ config: readConfig({}), pool, clock: systemClock, ids, random: systemRandom },
    ...{ log: silentLog, secrets },
  }
  const { module } = createPlatformModule({ ...parts, findLiveSessions: async () => new Set() })
  const modules = createModules(parts)
  const text = JSON.stringify(openapiDocument([module, ...modules]), null, 2)
  await Promise.all(modules.map(({ drain }) => drain?.()))
  return `${text}\n`
}

const committedProblems = async () =>
  JSON.parse(
    await readFile(join(projectFolder, 'docs/reference/problems.json'), 'utf8').catch(() => '{}'),
  )

/** Every generated file by its path in the project. @param owner a migrated database */
export const generateReferences = async (owner: pg.Pool): Promise<ReadonlyMap<string, string>> => {
  const openapi = await openapiText(owner)
  return new Map([
    ['docs/reference/openapi.json', openapi],
    ['docs/reference/problems.json', problemsJson(await committedProblems())],
    ['docs/reference/articles.json', articlesJson()],
    ['docs/reference/problems.md', problemsMarkdown()],
    ['docs/reference/outside-codes.md', outsideCodesMarkdown()],
    ['docs/reference/events.md', eventsMarkdown(projectFolder)],
    ['docs/reference/schema.sql', await schemaSql(owner)],
    ['src/platform/database/schema.gen.ts', await schemaTypes(owner)],
  ])
}

/** A throw-away database on a throw-away server, migrated. */
const onFreshDatabase = async (work: (owner: pg.Pool) => Promise<void>): Promise<void> => {
  const server = await openEmbeddedPostgres({ home: defaultHome('generate') })
  await server.start()
  const name = `generate_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const owner = createPool({ url: server.url(name), max: 3, role: null })
  try {
    await migrate(owner)
    await work(owner)
  } finally {
    await owner.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
    await server.stop()
  }
}

const writeAll = async (owner: pg.Pool): Promise<void> => {
  for (const [path, text] of await generateReferences(owner)) {
    const target = join(projectFolder, path)
    const before = await readFile(target, 'utf8').catch(() => null)
    if (before === text) continue
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
    process.stdout.write(`${before === null ? 'wrote' : 'changed'} ${path}\n`)
  }
}

if (import.meta.main) await onFreshDatabase(writeAll)
