import { recordAudit } from '#audit'
import { findPeopleByHandle, readAccountNumber } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { officialEvents } from '../events.ts'
import { officialProblems } from '../problems.ts'
import { countVainLookUps, noteLookUp, takeCode } from './caller-code-store.ts'

const hourMs = 3_600_000
const mostInVain = 20

/**
 * Shows staff the live code of an account, once, notes who looked and tells the customer at once.
 * An account that does not exist and one without a code are answered alike, and count as a try.
 * @throws official.look_ups_too_often
 */
export const lookUpCallerCode = async (
  ctx: TxContext,
  { accountNumber }: { readonly accountNumber: string },
) => {
  const staffId = signedIn(ctx)
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - hourMs)
  const { tries, first } = await countVainLookUps(ctx, staffId, since)
  if (tries >= mostInVain && first) {
    const at = new Date(first.getTime() + hourMs)
    const seconds = Math.ceil((at.getTime() - now.getTime()) / 1_000)
    throw officialProblems.look_ups_too_often({ at }, { retryAfterSeconds: seconds })
  }
  const handle = readAccountNumber(accountNumber)
  const person = handle === null ? null : (await findPeopleByHandle(ctx, [handle]))[0]
  const code = person ? await takeCode(ctx, person.id, staffId) : null
  await noteLookUp(ctx, staffId, person?.id ?? null, code ? 'shown' : 'none')
  await recordAudit(ctx, [
    {
      ...{ event: 'sensitive_read', personId: person?.id ?? null, kind: null },
      ...{ outcome: code ? 'ok' : 'refused', facts: { what: 'caller_code' } },
    },
  ])
  if (!person || !code) return { code: null, maskedName: null, expiresAt: null }
  await publish(ctx, [officialEvents.callerCodeLookedUp(person.id)])
  return {
    code: code.code,
    maskedName: person.maskedName,
    expiresAt: code.expiresAt.toISOString(),
  }
}
