import { signedIn, type TxContext } from '#platform/context'
import { countUnreadOf } from './notice-store.ts'

/** How many notices in the app the signed-in person has not read. */
export const countUnread = (ctx: TxContext): Promise<number> => countUnreadOf(ctx, signedIn(ctx))
