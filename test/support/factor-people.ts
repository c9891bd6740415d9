import assert from 'node:assert/strict'
import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { type createIdentityWorld, tokenOf } from './identity-world.ts'

type World = Awaited<ReturnType<typeof createIdentityWorld>>
const minute = 60_000
let drawn = 0

/** People with the factors that a test needs, and what they do with them. */
export const createFactorPeople = ({ call, clock, enrol, signIn, proveBy }: World) => {
  const personWith = async (change: Parameters<World['enrol']>[0] = {}) => {
    const email = `someone${drawn++}@example.org`
    const person = await enrol({ email, ...change })
    return { ...person, email, token: tokenOf(await signIn(email)) }
  }

  /** Does what needs a fresh factor, answering the check by `answer`. */
  const stepUp = async (
    path: string,
    body: unknown,
    token: string,
    answer: (proof: string) => Promise<unknown>,
    method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
  ) => {
    const refused = await call(path, body, { token, method })
    assert.equal(refused.json.code, 'platform.step_up_needed')
    const { proof } = refused.json.step_up
    await answer(proof)
    return call(path, body, { token, method, proof })
  }

  /** Has an authenticator app; codes by mail are off then. */
  const withApp = async (change: Parameters<World['enrol']>[0] = {}) => {
    const person = await personWith(change)
    const { token, email } = person
    const byMail = (proof: string) => proveBy(proof, 'email', email)
    const { id, secret } = (await stepUp('/v1/me/totp', {}, token, byMail)).json
    const code = totpCodeAt(secret, clock.now())
    const done = await call('/v1/me/totp/confirm', { id, code, label: 'App' }, { token })
    assert.equal(done.status, 200)
    const byApp = (proof: string) => {
      clock.advanceMs(minute)
      const now = totpCodeAt(secret, clock.now())
      return call('/v1/proofs/answer', { proof, method: 'totp', code: now })
    }
    clock.advanceMs(minute)
    return { ...person, byApp, recoveryCodes: done.json.recoveryCodes as string[] }
  }
  return { personWith, withApp, stepUp }
}

/** Another code than the right one. */
export const wrongCode = (code: string): string =>
  String((Number(code) + 1) % 1_000_000).padStart(6, '0')
