import { createExplainModule } from '../../src/explain/index.ts'
import { createFundingModule } from '../../src/funding/index.ts'
import { giveDemoAuthenticator } from '../../src/identity/index.ts'
import { createNotificationsModule } from '../../src/notifications/index.ts'
import { createOfficialModule } from '../../src/official/index.ts'
import type { Role } from '../../src/platform/context.ts'
import type { Language } from '../../src/platform/problems.ts'
import { createTransfersModule } from '../../src/transfers/index.ts'
import { createWalletsModule } from '../../src/wallets/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { createFactorPeople } from '../support/factor-people.ts'
import { createIdentityWorld } from '../support/identity-world.ts'

type WorldOptions = Pick<Parameters<typeof createIdentityWorld>[1] & object, 'more'>

/** The whole API behind the real sign-in, under a clock of ours. */
export const createFullWorld = async ({ more = () => [] }: WorldOptions = {}) => {
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

  /** Somebody with a role and the authenticator that staff need, signed in. */
  const staff = async (role: Role) => {
    const person = await people.personWith()
    await database.owner.query(
      'INSERT INTO identity.roles (person_id, role, granted_at) VALUES ($1, $2, $3)',
      [person.id, role, world.clock.now()],
    )
    await inTestTransaction(database, world.ctx, (tx) => giveDemoAuthenticator(tx, person.id))
    return person
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

  return { ...world, ...people, staff, reads, waits }
}
