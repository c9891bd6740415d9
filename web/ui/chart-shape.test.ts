import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaOf, lineOf, placePoints } from './chart-shape.ts'

test('The highest balance stands at the top and the lowest at the bottom', () => {
  const places = placePoints([10, 30, 20], 100, 50)
  assert.deepEqual(
    places.map(({ x }) => x),
    [0, 50, 100],
  )
  assert.ok(places[1]!.y < places[2]!.y && places[2]!.y < places[0]!.y)
})

test('A balance that never changed is a level line in the middle', () => {
  assert.deepEqual(
    placePoints([5, 5], 100, 50).map(({ y }) => y),
    [25, 25],
  )
})

test('A change is a step, since the balance stayed until then', () => {
  assert.equal(lineOf(placePoints([0, 1], 10, 22)), 'M0.0 16.0 L10.0 16.0 L10.0 6.0')
})

test('Nothing to show draws nothing', () => {
  assert.equal(areaOf([], 50), '')
})
