import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'

const folder = mkdtempSync(join(tmpdir(), 'okpay-official-'))
after(() => rmSync(folder, { recursive: true }))

const execute = promisify(execFile)

/** Runs the command; its output, or its one sentence as the reason. */
const run = async (...args: string[]): Promise<string> => {
  const cli = join(import.meta.dirname, '../cli.ts')
  const { stdout } = await execute(process.execPath, [cli, 'official', ...args])
  return stdout.trim()
}

test('A company shows, signs and verifies its registry', async () => {
  const [file, key] = [join(folder, 'channels.json'), join(folder, 'key.pem')]
  const shown = await run('show')
  writeFileSync(file, shown)
  const publicKey = await run('key', '--out', key)
  assert.match(publicKey, /^[A-Za-z0-9+/]{43}=$/)
  assert.equal(statSync(key).mode & 0o777, 0o600)
  assert.equal(await run('sign', file, '--key', key), publicKey)
  const verified = await run('verify', file, '--key', publicKey, '--json')
  assert.equal(JSON.parse(verified).channels, 3)
  writeFileSync(file, `${shown} `)
  await assert.rejects(run('verify', file, '--key', publicKey), /is not signed by this key/)
})

test('What cannot be signed is refused in one sentence, and no key is overwritten', async () => {
  const [file, key] = [join(folder, 'bad.json'), join(folder, 'other.pem')]
  await run('key', '--out', key)
  await assert.rejects(run('key', '--out', key), /must not be overwritten/)
  await assert.rejects(run('sign', file, '--key', key), /no such file/)
  writeFileSync(file, '{"channels":[]}')
  await assert.rejects(run('sign', file, '--key', key), /lists no channels/)
  writeFileSync(file, await run('show'))
  await assert.rejects(run('sign', file, '--key', file), /not an Ed25519 private key/)
})
