import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { benchPassword, type SignInPerson } from './signin-people.ts'

/**
 * The load generator of `bench/signin.ts`, a process of its own. Every call comes from another
 * address, as a proxy would report it, so that the limit of one address is not what is measured.
 */
export type SignInPhase =
  | {
      readonly kind: 'logins'
      readonly port: number
      readonly seconds: number
      readonly people: readonly SignInPerson[]
      readonly callers: number
    }
  | {
      readonly kind: 'flood'
      readonly port: number
      readonly seconds: number
      readonly perS: number
    }

export type SignInLog = {
  readonly done: number
  readonly perS: number
  /** Answered 429 or 503 with Retry-After, or not at all. */
  readonly shed: number
  readonly sent: number
  readonly failures: Readonly<Record<string, number>>
}

let drawn = 0
const address = () => {
  drawn += 1
  return `10.${(drawn >> 16) & 255}.${(drawn >> 8) & 255}.${drawn & 255}`
}

const post = async (port: number, path: string, body: unknown) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address() },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  })
  const json = (await response.json()) as Record<string, unknown>
  return { status: response.status, json, waits: response.headers.has('retry-after') }
}

/** Both steps: password, then the app's code, then the session. */
const signIn = async (port: number, { email, secret }: SignInPerson): Promise<string> => {
  const first = await post(port, '/v1/sessions', { identifier: email, password: benchPassword })
  if (first.status !== 200) return String(first.json.code)
  const { proof } = first.json
  const code = totpCodeAt(secret, new Date())
  const answer = await post(port, '/v1/proofs/answer', { proof, method: 'totp', code })
  if (answer.status !== 200) return String(answer.json.code)
  const done = await post(port, '/v1/sessions/complete', { proof })
  return done.status === 201 ? 'done' : String(done.json.code)
}

const runLogins = async (phase: SignInPhase & { kind: 'logins' }): Promise<SignInLog> => {
  const waiting = [...phase.people]
  const counts: Record<string, number> = {}
  const startedMs = performance.now()
  const untilMs = startedMs + phase.seconds * 1_000
  const caller = async () => {
    while (performance.now() < untilMs) {
      const person = waiting.pop()
      if (!person) return
      const outcome = await signIn(phase.port, person)
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: phase.callers }, caller))
  const { done = 0, ...failures } = counts
  const perS = done / ((performance.now() - startedMs) / 1_000)
  return { done, perS, shed: 0, sent: phase.people.length - waiting.length, failures }
}

/** Wrong sign-ins of ever new names, that come whatever happens. */
const runFlood = async (phase: SignInPhase & { kind: 'flood' }): Promise<SignInLog> => {
  const startedMs = performance.now()
  const failures: Record<string, number> = {}
  const underWay: Promise<void>[] = []
  let [sent, shed, done] = [0, 0, 0]
  const one = async (number: number) => {
    const identifier = `nobody${process.pid}x${number}@flood.example`
    try {
      const { status, waits } = await post(phase.port, '/v1/sessions', {
        ...{ identifier, password: 'a wrong password here' },
      })
      if (status === 503 || (status === 429 && waits)) shed += 1
      else if (status === 401) done += 1
      else failures[status] = (failures[status] ?? 0) + 1
    } catch {
      shed += 1
    }
  }
  while (performance.now() - startedMs < phase.seconds * 1_000) {
    const due = Math.floor(((performance.now() - startedMs) / 1_000) * phase.perS)
    for (; sent < due; sent++) underWay.push(one(sent))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await Promise.all(underWay)
  return { done, perS: done / phase.seconds, shed, sent, failures }
}

process.on('message', (phase: SignInPhase) => {
  const running = phase.kind === 'logins' ? runLogins(phase) : runFlood(phase)
  running.then(
    (log) => process.send!(log),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))
