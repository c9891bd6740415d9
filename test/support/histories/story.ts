import assert from 'node:assert/strict'
import { type Currency, parseAmount } from '#money'
import { totpCodeAt } from '../../../src/identity/factors/totp.ts'
import type { HistoryWorld } from '../history-world.ts'
import type { Answer } from '../http.ts'
import { deviceTokenOf, goodPassword, tokenOf } from '../identity-world.ts'

export type Somebody = Awaited<ReturnType<HistoryWorld['enrol']>> & {
  password: string
  /** Of the open session; null: signed out, as far as this person knows. */
  token: string | null
  readonly devices: Map<string, string>
  device: string
  appSecret: string | null
  recoveryCodes: string[]
  /** Waits to be confirmed. */
  newEmail: string | null
  transfers: string[]
}

const userAgents: Readonly<Record<string, string>> = {
  laptop: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/141.0.0.0',
  phone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
  tablet: 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
  desktop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Edg/141.0',
  'stranger’s': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
}

/** One history while it is told: its people, what they hold in their hands. */
export const createStory = (world: HistoryWorld) => {
  const people = new Map<string, Somebody>()
  const traits = new Map<string, { country?: string; hasPhone?: boolean }>()

  const somebody = async (name: string): Promise<Somebody> => {
    const known = people.get(name)
    if (known) return known
    const person: Somebody = {
      ...(await world.enrol(name, traits.get(name))),
      ...{ password: goodPassword, token: null, devices: new Map(), device: 'laptop' },
      ...{ appSecret: null, recoveryCodes: [], newEmail: null, transfers: [] },
    }
    people.set(name, person)
    return person
  }
  const trait = (name: string, change: { country?: string; hasPhone?: boolean }) => {
    assert.ok(!people.has(name), `${name} is there already`)
    traits.set(name, { ...traits.get(name), ...change })
  }

  const from = (person: Somebody, device = person.device) => ({
    device: person.devices.get(device) ?? null,
    userAgent: userAgents[device] ?? userAgents.laptop!,
  })
  /** As the signed-in person, wherever they signed in last. */
  const call = (person: Somebody, path: string, body?: unknown): Promise<Answer> =>
    world.call(path, body, { token: person.token, ...from(person) })

  const putPicture = (
    person: Somebody,
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Answer> =>
    world.call(path, undefined, { token: person.token, ...from(person), picture: bytes })

  const keep = (person: Somebody, device: string, answer: Answer): Answer => {
    person.token = tokenOf(answer)
    person.device = device
    const cookie = deviceTokenOf(answer)
    if (cookie) person.devices.set(device, cookie)
    return answer
  }

  const startSignIn = (person: Somebody, device: string, password = person.password) =>
    world.call('/v1/sessions', { identifier: person.email, password }, from(person, device))

  /** A right password, and a check that waits for its answer. */
  const halfSignIn = async (person: Somebody, device: string): Promise<string> => {
    const step = await startSignIn(person, device)
    assert.equal(step.status, 200, `${person.email}: ${step.text}`)
    return step.json.proof
  }

  const answer = async (
    person: Somebody,
    proof: string,
    { device = person.device, lateMinutes = 0 } = {},
  ): Promise<Answer> => {
    const where = from(person, device)
    if (person.appSecret !== null) {
      // Steps of an app count once.
      world.clock.advanceMs(30_000)
      const at = new Date(world.clock.now().getTime() - lateMinutes * 60_000)
      const code = totpCodeAt(person.appSecret, at)
      return world.call('/v1/proofs/answer', { proof, method: 'totp', code }, where)
    }
    await world.call('/v1/proofs/code', { proof, method: 'email' }, where)
    await world.runJobs()
    const code = world.code(person.newEmail ?? person.email)
    return world.call('/v1/proofs/answer', { proof, method: 'email', code }, where)
  }

  const signIn = async (person: Somebody, device: string): Promise<Answer> => {
    const proof = await halfSignIn(person, device)
    const proved = await answer(person, proof, { device })
    assert.equal(proved.status, 200, proved.text)
    const done = await world.call('/v1/sessions/complete', { proof }, from(person, device))
    assert.equal(done.status, 201, done.text)
    return keep(person, device, done)
  }

  const stopRail = async (stoppedUntil: string | null): Promise<void> => {
    const body = { stoppedUntil, reason: 'the bank does not answer' }
    const path = '/v1/staff/availability/rails/bank'
    const done = await world.call(path, body, { as: 'incident_commander' })
    assert.equal(done.status, 200, done.text)
  }

  return {
    stopRail,
    ...{ world, people, somebody, trait, call, keep, from, startSignIn, halfSignIn, answer },
    signIn,
    /** What a stranger holds who got in. */
    stranger: { token: '' },
    /** Bank references that were shown, by person. */
    references: new Map<string, string>(),
    /** Bank accounts to withdraw to, the newest of each person. */
    bankAccounts: new Map<string, string>(),
    putPicture,
    /** The document that was begun last. */
    document: { id: '' },
    /** The withdrawal that was asked for last. */
    withdrawal: { id: '' },
    /** Where payment files go; made when the first one does. */
    folder: { path: '' },
    /** The money waiting in suspense that a member of staff has in view. */
    suspense: { id: '' },
  }
}

export type Story = ReturnType<typeof createStory>

/** `12.30 EUR` */
export const readMoney = (text: string) => {
  const [digits = '', currency = ''] = text.split(' ')
  const amount = parseAmount(digits, currency as Currency)
  if ('refusal' in amount) throw new Error(`${text}: ${amount.refusal}`)
  return { minor: amount.minor, currency: currency as Currency, digits }
}
