import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { bigintArray, uuidArray } from './binary-array.ts'

const database = await createTestDatabase()

test('numbers and ids arrive as they were sent, to the edges of int64', async () => {
  const numbers = [0n, 1n, -1n, 9007199254740993n, 2n ** 63n - 1n, -(2n ** 63n)]
  const ids = ['01900000-0000-7000-8000-0000000000ff', 'abcdef01-2345-6789-abcd-ef0123456789']
  const { rows } = await database.pool.query(
    'SELECT $1::bigint[]::text[] AS numbers, $2::uuid[]::text[] AS ids, cardinality($3::bigint[]) AS none',
    [
      bigintArray(numbers, (number) => number),
      uuidArray(ids, (id) => id),
      bigintArray([], () => 0n),
    ],
  )
  assert.deepEqual(rows, [{ numbers: numbers.map(String), ids, none: 0 }])
})
