import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createModules } from '../../src/main.ts'
import { readConfig } from '../../src/platform/config.ts'
import { projectFolder } from '../../src/platform/data-folder.ts'
import { testContext, testSecrets } from './context.ts'
import type { Answer } from './http.ts'

/** An action as the API offers it. */
export type Offered = {
  readonly id: string
  readonly label: string
  readonly href: string | null
  readonly call: { readonly method: string; readonly path: string } | null
}

/** `/activity/$id`, `/v1/activity/{id}` → what such an address looks like. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{\w+\}|\$\w+/g, '[^/{}$]+')}$`)

const routes = readFileSync(`${projectFolder}/web/routes.tsx`, 'utf8')
const screens = [...routes.matchAll(/'(\/[a-zA-Z/$-]*)'/g)].map(([, path]) => patternOf(path!))

const ctx = testContext()
const endpoints = createModules({
  // Nothing is asked of it.
  ...{ config: readConfig({}), pool: null as never, clock: ctx.clock, ids: ctx.ids },
  ...{ random: ctx.random, log: ctx.log, secrets: testSecrets },
})
  .flatMap((module) => module.endpoints)
  .map(({ key, contract }) => {
    const [method, path = ''] = key.split(' ')
    const required = (contract.query as { required?: readonly string[] } | undefined)?.required
    return { method, pattern: patternOf(path), required: required ?? [] }
  })

/** Every endpoint of the program, as `METHOD /path`. */
export const isDeclared = ({ method, path }: NonNullable<Offered['call']>): boolean => {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  return endpoints.some(
    (one) =>
      one.method === method &&
      one.pattern.test(decodeURI(pathname)) &&
      one.required.every((name) => searchParams.has(name)),
  )
}

/** That what is offered leads somewhere: to a screen that is there, by a call that is declared. */
export const assertLeadsSomewhere = ({ id, label, href, call }: Offered): void => {
  assert.ok(label.trim(), `${id} has no words`)
  assert.ok(href !== null || call !== null, `${id} leads nowhere`)
  const screen = href?.split('?')[0]
  if (screen)
    assert.ok(
      screens.some((one) => one.test(screen)),
      `${id}: no screen ${href}`,
    )
  if (call) assert.ok(isDeclared(call), `${id}: no call ${call.method} ${call.path}`)
}

/** The same, and what reads is read, exactly as it is offered. */
export const assertWorks = async (
  action: Offered,
  read: (path: string) => Promise<Answer>,
): Promise<void> => {
  assertLeadsSomewhere(action)
  if (action.call?.method !== 'GET') return
  const { status, text } = await read(action.call.path)
  assert.ok(status < 400, `${action.id}, ${action.call.path}: ${status} ${text.slice(0, 200)}`)
}
