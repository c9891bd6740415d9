import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { loadDevices } from '../devices/device-store.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import type { Counter } from '../throttle-store.ts'

/** The counters at which somebody can be blocked at sign-in: their identifiers and devices. */
export const signInCountersOf = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<readonly Counter[]> => {
  const { email, phone } = await loadHoldings(ctx, personId)
  const identifiers = [email, phone].filter((text) => text !== null)
  const devices = await loadDevices(ctx, personId)
  return [
    ...identifiers.map((identifier) => ({ scope: 'sign_in', identifier }) as const),
    ...devices.map(({ id }) => ({ scope: 'sign_in_device', identifier: id }) as const),
  ]
}

/** The counters of second factors; unlocking has its own, so that it can be done while locked. */
export const factorCountersOf = (personId: PersonId): readonly Counter[] => [
  { scope: 'factor', identifier: personId },
  { scope: 'unlock_factor', identifier: personId },
]
