import { createHash } from 'node:crypto'
import type pg from 'pg'
import { ensureBankReference, importBankFile, writeDemoStatement } from '#funding'
import {
  enrolPerson,
  findPeopleByHandle,
  giveDemoAuthenticator,
  type PersonSummary,
} from '#identity'
import { type Money, money, parseAmount } from '#money'
import type { Clock } from '#platform/clock'
import type { Context, TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { createIds } from '#platform/ids'
import type { RandomSource } from '#platform/random'
import { type Means, systemContext } from '#platform/system-context'
import { createTransfersModule } from '#transfers'
import { cast, type DemoName, type DemoStep, story } from './demo-cast.ts'

/**
 * The demo people and four weeks of their lives, made by the same use cases that serve everybody:
 * bank statements are imported, money is sent. Every step is idempotent, so that a demo that was
 * cut
 * short goes on where it stopped.
 */
type Deps = Means & { readonly pool: pg.Pool }

const dayMs = 86_400_000

/** A clock that stands where the story is; steps never come to lie in the future. */
const createStoryClock = (real: Clock) => {
  let at = real.now().getTime() - 31 * dayMs
  return {
    now: () => new Date(at),
    monotonicMs: real.monotonicMs,
    moveTo: ({ daysAgo, hour }: Pick<DemoStep, 'daysAgo' | 'hour'>) => {
      const nowMs = real.now().getTime()
      const midnight = nowMs - (nowMs % dayMs)
      at = Math.min(midnight - daysAgo * dayMs + hour * 3_600_000, nowMs)
    },
  }
}

/** The same bytes for the same step, so that a statement made twice is recognised as one. */
const randomOf = (step: string): RandomSource => ({
  bytes: (count) => createHash('sha512').update(`okpay demo ${step}`).digest().subarray(0, count),
})

const moneyOf = ({ amount, currency }: DemoStep): Money => {
  const parsed = parseAmount(amount, currency)
  if ('refusal' in parsed) throw new Error(`The demo has a wrong amount: ${amount} ${currency}`)
  return money(parsed.minor, currency)
}

type People = Readonly<Record<DemoName, PersonSummary>>

const payIn = async (
  ctx: TxContext,
  name: string,
  step: DemoStep & { kind: 'pay_in' | 'unmatched' },
  people: People,
): Promise<void> => {
  const person = step.kind === 'pay_in' ? people[step.who] : people.liMei
  await ensureBankReference(ctx, person.id)
  const { bytes, reference } = await writeDemoStatement(
    { ...ctx, random: randomOf(name) },
    {
      personId: person.id,
      amount: moneyOf(step),
      senderName: step.sender ?? person.name,
      senderAccount: 'DE02120300000000202051',
    },
  )
  const file =
    step.kind === 'pay_in'
      ? bytes
      : Buffer.from(bytes.toString().replaceAll(reference, step.words), 'utf8')
  await importBankFile(ctx, { name: `${name}.xml`, bytes: file, source: 'demo' })
}

const sendThrough = (deps: Deps) => {
  const { endpoints, drain } = createTransfersModule(deps)
  const { handle } = endpoints.find(({ key }) => key === 'POST /v1/transfers')!
  return {
    drain,
    send: async (ctx: Context, name: string, step: DemoStep & { kind: 'send' }, people: People) => {
      const { from, to, amount, currency, memo } = step
      const personId = people[from].id
      const call = { ...ctx, actor: { kind: 'person', personId, sessionId: personId, roles: [] } }
      const body = { to: people[to].accountNumber, amount, currency, memo }
      const fingerprint = createHash('sha256').update(name).digest()
      const input = { params: {}, query: {}, headers: {}, body, idempotencyKey: name, fingerprint }
      await handle(call as unknown as TxContext, input as never)
    },
  }
}

/** Makes what is missing. @returns false when the demo was complete already. */
export const createDemo = async (deps: Deps): Promise<boolean> => {
  const clock = createStoryClock(deps.clock)
  const means: Deps = { ...deps, clock, ids: createIds(clock, deps.random) }
  const inStory = <T>(name: string, work: (ctx: TxContext) => Promise<T>): Promise<T> =>
    inTransaction(deps.pool, {}, (tx) => work({ ...systemContext(means, name), tx }))
  const { tessOkoye, ...customers } = cast
  const [last] = await inStory('demo', (ctx) => findPeopleByHandle(ctx, [tessOkoye.email]))
  if (last) return false

  clock.moveTo({ daysAgo: 30, hour: 8 })
  const people: Partial<Record<DemoName, PersonSummary>> = {}
  for (const [name, enrolment] of Object.entries(customers)) {
    people[name as DemoName] = await inStory('demo', (ctx) => enrolPerson(ctx, enrolment))
  }
  const { send, drain } = sendThrough(means)
  for (const [index, step] of story.entries()) {
    const name = `demo-${String(index + 1).padStart(2, '0')}`
    clock.moveTo(step)
    if (step.kind === 'send') await send(systemContext(means, name), name, step, people as People)
    else await inStory(name, (ctx) => payIn(ctx, name, step, people as People))
  }
  await drain?.()
  // Staff work with an authenticator only; `okpay demo code` tells what theirs shows.
  await inStory('demo', async (ctx) => {
    const { id } = await enrolPerson(ctx, tessOkoye)
    await giveDemoAuthenticator(ctx, id)
  })
  return true
}

/** Whether the demo's people are here; `begun` was cut short. */
export const demoState = async ({
  pool,
  ...means
}: Deps): Promise<'absent' | 'begun' | 'complete'> => {
  const emails = [cast.liMei.email, cast.tessOkoye.email]
  const [first, last] = await inTransaction(pool, { readOnly: true }, (tx) =>
    findPeopleByHandle({ ...systemContext(means, 'demo'), tx }, emails),
  )
  if (last) return 'complete'
  return first ? 'begun' : 'absent'
}
