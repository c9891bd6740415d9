import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { getPriority, platform } from 'node:os'
import { test } from 'node:test'
import { lowerPoolPriority } from './pool-priority.ts'

test('The threads that hash give way, the one that answers does not', async () => {
  await stat('.')
  const found = lowerPoolPriority()
  assert.equal(getPriority(process.pid), 0)
  if (platform() === 'linux') assert.ok(found >= 1, 'the pool has threads')
  else assert.equal(found, 0)
})
