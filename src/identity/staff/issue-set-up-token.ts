import type { TxContext } from '#platform/context'
import { putSetUpToken } from './set-up-store.ts'
import { countAdministrators, lockRoles } from './staff-store.ts'

/**
 * At a start without an administrator: a fresh token by which the first one signs up. The one of an
 * earlier start is void. It is in the answer and nowhere else; null when there is an administrator.
 */
export const issueSetUpToken = async (ctx: TxContext): Promise<string | null> => {
  await lockRoles(ctx)
  if ((await countAdministrators(ctx)) > 0) return null
  const token = ctx.random.bytes(32).toString('base64url')
  await putSetUpToken(ctx, token)
  return token
}
