import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPressure } from './pressure.ts'

test('A crowd makes background work wait, but never for ever', async () => {
  let nowMs = 0
  const pressure = createPressure(() => nowMs)
  let waited = false
  await pressure.giveWay(10_000)
  for (let person = 0; person < 24; person++) pressure.enter()
  assert.equal(pressure.isHigh(), true)
  const waiting = pressure.giveWay(10_000).then(() => {
    waited = true
  })
  await pressure.giveWay(100)
  assert.equal(waited, false)
  pressure.leave()
  assert.equal(pressure.isHigh(), true, 'the next ones are on their way')
  nowMs += 501
  assert.equal(pressure.isHigh(), false)
  await waiting
})
