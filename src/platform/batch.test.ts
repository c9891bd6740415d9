import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBatcher } from './batch.ts'

const overflow = () => new Error('full')
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Batches that end when they are told to. */
const createRecorder = () => {
  const batches: { lane: number; commands: readonly number[]; end: () => void }[] = []
  const run = (commands: readonly number[], lane: number) =>
    new Promise<{ value: number }[]>((resolve) => {
      const end = () => resolve(commands.map((command) => ({ value: command * 10 })))
      batches.push({ lane, commands, end })
    })
  return { batches, run }
}

test('while one batch runs the next one collects, and each caller gets its own answer', async () => {
  const { batches, run } = createRecorder()
  const batcher = createBatcher({ limit: 10, capacity: 100, overflow, run })
  const first = batcher.submit(1)
  await turn()
  const rest = [2, 3, 4].map(batcher.submit)
  await turn()
  assert.equal(batches.length, 1)
  batches[0]!.end()
  assert.equal(await first, 10)
  await turn()
  assert.deepEqual(batches[1]!.commands, [2, 3, 4])
  batches[1]!.end()
  assert.deepEqual(await Promise.all(rest), [20, 30, 40])
  await batcher.drained()
})

test('a second lane opens when half a batch waits, not before', async () => {
  const { batches, run } = createRecorder()
  const batcher = createBatcher({ limit: 4, capacity: 100, overflow, lanes: 2, run })
  const answers = [batcher.submit(1)]
  await turn()
  answers.push(batcher.submit(2))
  await turn()
  assert.equal(batches.length, 1)
  answers.push(batcher.submit(3))
  await turn()
  assert.deepEqual(
    batches.map(({ lane, commands }) => [lane, commands]),
    [
      [0, [1]],
      [1, [2, 3]],
    ],
  )
  for (const { end } of batches) end()
  assert.deepEqual(await Promise.all(answers), [10, 20, 30])
})

test('batches are bounded by weight, and what does not fit the queue is refused', async () => {
  const { batches, run } = createRecorder()
  const weightOf = (command: number) => command
  const batcher = createBatcher({ limit: 10, capacity: 20, overflow, weightOf, run })
  const answers = [6, 6, 8].map(batcher.submit)
  await assert.rejects(batcher.submit(1), /full/)
  for (const expected of [[6], [6], [8]]) {
    await turn()
    await turn()
    assert.deepEqual(batches.at(-1)!.commands, expected)
    batches.at(-1)!.end()
  }
  assert.deepEqual(await Promise.all(answers), [60, 60, 80])
})

test('a batch that fails rejects its own callers and the next one goes on', async () => {
  let runs = 0
  const run = async (commands: readonly number[]) => {
    runs += 1
    if (runs === 1) throw new Error('gone')
    return commands.map((value) => ({ value }))
  }
  const batcher = createBatcher({ limit: 1, capacity: 10, overflow, run })
  const [first, second] = [batcher.submit(1), batcher.submit(2)]
  await assert.rejects(first, /gone/)
  assert.equal(await second, 2)
})
