import { startCooldown } from '../../src/identity/cooldowns/cooldown-store.ts'
import type { TxContext } from '../../src/platform/context.ts'
import type { PersonId } from '../../src/platform/ids.ts'

/** Money out waits, as after a new e-mail address. */
export const coolDown = (ctx: TxContext, personId: PersonId): Promise<unknown> =>
  startCooldown(ctx, personId, 'email_changed')
