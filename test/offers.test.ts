import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readConfig } from '#platform/config'
import { knownScreens, screenOf } from '../src/explain/explanations/kinds/screen-of.ts'
import { offer, offerIds } from '../src/explain/explanations/offers.ts'
import { createModules } from '../src/main.ts'
import { changesSomething } from '../src/platform/http/guards.ts'
import { testContext, testSecrets } from './support/context.ts'

const routes = readFileSync(new URL('../web/routes.tsx', import.meta.url), 'utf8')
const screens = new Set([...routes.matchAll(/'(\/[a-z/$-]*)'/g)].map(([, path]) => path))
const ctx = testContext()
const endpoints = createModules({
  // Nothing is asked of it.
  ...{ config: readConfig({}), pool: null as never, clock: ctx.clock, ids: ctx.ids },
  ...{ random: ctx.random, log: ctx.log, secrets: testSecrets },
}).flatMap((module) => module.endpoints)
const keys = new Set(endpoints.map(({ key }) => key as string))

test('Every screen that an explanation leads to is there', () => {
  const links = [...offerIds.flatMap((id) => offer(id).href ?? []), ...knownScreens]
  const lost = links.filter((href) => !screens.has(href.split('?')[0]))
  assert.deepEqual(lost, [])
})

test('Every call that an explanation offers is there', () => {
  const calls = offerIds.flatMap((id) => offer(id).call ?? [])
  const lost = calls.filter(({ method, path }) => !keys.has(`${method} ${path}`))
  assert.deepEqual(lost, [])
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
