import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SecurityState } from '../../api/calls.ts'
import { protectionsOf } from './protections.ts'

const fresh: SecurityState = {
  authenticators: [],
  emailCodes: { to: 'a***@example.com', on: true },
  smsCodes: { to: null, on: false },
  recoveryCodesLeft: 0,
  preferred: null,
  passwordSetAt: '2026-11-20T08:00:00Z',
  passwordIsOld: false,
}
const app: SecurityState['authenticators'][number] = {
  id: 'fac_1',
  kind: 'totp',
  label: 'Phone',
  createdAt: '2026-11-20T08:00:00Z',
  lastUsedAt: null,
}
const on = (state: SecurityState) =>
  protectionsOf(state).flatMap(({ name, isOn }) => (isOn ? [name] : []))

test('A fresh account is asked for a code at every sign-in, and for nothing else', () => {
  assert.deepEqual(on(fresh), ['factor'])
})

test('The first app ends codes by mail: strong, but without a spare way', () => {
  const first = { ...fresh, authenticators: [app], emailCodes: { to: null, on: false } }
  assert.deepEqual(on({ ...first, recoveryCodesLeft: 10 }), [
    ...['factor', 'authenticator', 'recovery'],
  ])
  assert.deepEqual(on({ ...first, recoveryCodesLeft: 2 }), ['factor', 'authenticator'])
})

test('A second way of any kind is a spare one', () => {
  const both = { ...fresh, authenticators: [app, { ...app, id: 'fac_2' }], recoveryCodesLeft: 10 }
  assert.deepEqual(on(both), ['factor', 'authenticator', 'spare', 'recovery'])
})
