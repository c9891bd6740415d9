import { after } from 'node:test'
import { createExplainModule } from '../../src/explain/index.ts'
import { createFundingModule } from '../../src/funding/index.ts'
import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { giveDemoAuthenticator } from '../../src/identity/index.ts'
import { createNotificationsModule } from '../../src/notifications/index.ts'
import { createOfficialModule } from '../../src/official/index.ts'
import type { Role } from '../../src/platform/context.ts'
import { silentLog } from '../../src/platform/log.ts'
import { createOutboxRelay } from '../../src/platform/outbox.ts'
import type { Language } from '../../src/platform/problems.ts'
import { systemRandom } from '../../src/platform/random.ts'
import { createTransfersModule } from '../../src/transfers/index.ts'
import { createWalletsModule } from '../../src/wallets/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { createFactorPeople } from '../support/factor-people.ts'
import { createIdentityWorld } from '../support/identity-world.ts'

type WorldOptions = Pick<Parameters<typeof createIdentityWorld>[1] & object, 'more'> & {
  /** People are told what happens: notices, mails and texts, when `settle` is called. */
  readonly tells?: boolean
}

/** The whole API behind the real sign-in, under a clock of ours. */
export const createFullWorld = async ({ more = () => [], tells = false }: WorldOptions = {}) => {
  const database = await createTestDatabase()
  const world = await createIdentityWorld(database, {
    more: (parts) => [
      createTransfersModule(parts),
      createFundingModule({
        ...parts,
        config: { bankInFolder: '/nonexistent/in' },
        watches: false,
      }),
      createWalletsModule(parts),
      createNotificationsModule(parts),
      createOfficialModule({
        ...parts,
        config: {
          ...{ publicUrl: 'http://localhost:4000', mailFrom: 'OKPay <no-reply@localhost>' },
          ...{ officialChannels: null, officialKey: null },
        },
      }),
      createExplainModule(parts),
      ...more(parts),
    ],
  })
  const people = createFactorPeople(world)
  const { call, clock, ids, modules } = world
  const listeners = modules.flatMap((module) => module.listeners ?? [])
  const parts = { pool: database.pool, clock, ids, random: systemRandom, log: silentLog }
  const relay = createOutboxRelay({ ...parts, listeners, pollMs: 60_000 })
  if (tells) {
    await relay.start()
    after(relay.stop)
  }

  /** Somebody with a role and the authenticator that staff need, signed in. */
  const staff = async (role: Role) => {
    const person = await people.personWith()
    await database.owner.query(
      'INSERT INTO identity.roles (person_id, role, granted_at) VALUES ($1, $2, $3)',
      [person.id, role, world.clock.now()],
    )
    const secret = await inTestTransaction(database, world.ctx, (tx) =>
      giveDemoAuthenticator(tx, person.id),
    )
    /** Calls with a fresh factor where one is asked for. */
    const acts = async (path: string, body: unknown, language: Language = 'en') => {
      const asked = await call(path, body, { token: person.token, language })
      if (asked.json?.code !== 'platform.step_up_needed') return asked
      const { proof } = asked.json.step_up
      clock.advanceMs(60_000)
      const code = totpCodeAt(secret, clock.now())
      await call('/v1/proofs/answer', { proof, method: 'totp', code })
      return call(path, body, { token: person.token, language, proof })
    }
    return { ...person, acts }
  }

  /** Reads explanations as whoever holds this session. */
  const reads =
    ({ token }: { readonly token: string }) =>
    (path: string, language: Language) =>
      world.call(path, undefined, { token, language })

  /** Time passes while somebody goes on using their session. */
  const waits =
    ({ token }: { readonly token: string }) =>
    async (seconds: number) => {
      for (let left = seconds; left > 0; left -= 600) {
        world.clock.advanceMs(Math.min(left, 600) * 1_000)
        await world.call('/v1/sessions/current', undefined, { token })
      }
    }

  return { ...world, ...people, staff, reads, waits, settle: relay.drain }
}
