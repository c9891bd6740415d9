import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '#platform/config'
import { knownScreens, screenOf } from '../src/explain/explanations/kinds/screen-of.ts'
import { offer, offerIds } from '../src/explain/explanations/offers.ts'
import { createModules } from '../src/main.ts'
import { changesSomething } from '../src/platform/http/guards.ts'
import { testContext, testSecrets } from './support/context.ts'
import { assertLeadsSomewhere } from './support/offered-actions.ts'

const ctx = testContext()
const endpoints = createModules({
  // Nothing is asked of it.
  ...{ config: readConfig({}), pool: null as never, clock: ctx.clock, ids: ctx.ids },
  ...{ random: ctx.random, log: ctx.log, secrets: testSecrets },
}).flatMap((module) => module.endpoints)

test('Whatever is offered by itself leads to a screen and a call that are there', () => {
  for (const id of offerIds) {
    const { href, call, label } = offer(id)
    // Where it is done depends on the thing: explanations and histories try those.
    if (href !== null || call !== null) {
      for (const words of Object.values(label)) {
        assertLeadsSomewhere({ id, href, call, label: words })
      }
    }
  }
})

test('Every screen on which a call is made is there', () => {
  for (const href of knownScreens) {
    assertLeadsSomewhere({ id: 'screen', label: href, href, call: null })
  }
})

/** Made from home. */
const fromHome = /\/v1\/(wallets|diagnosis)/

test('Every call that can be refused has a screen of its own', () => {
  const ofNone = endpoints
    .filter(({ key }) => changesSomething(key.split(' ')[0] ?? ''))
    .filter(({ key }) => screenOf(key) === '/home' && !fromHome.test(key))
    .map(({ key }) => key)
  assert.deepEqual(ofNone, [])
})
