import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { currentSessionOf } from './current-session.ts'
import { noteSessionsEnded } from './note-sessions-ended.ts'
import { revokeSessions } from './session-list-store.ts'

/**
 * Ends one of the person's own sessions. @returns whether it is the one that asks
 * @throws platform.not_found for whatever is not theirs, or not open
 */
export const endOneSession = async (ctx: TxContext, text: string): Promise<boolean> => {
  const personId = signedIn(ctx)
  const id = parseId('session', text)
  if (id === null) throw platformProblems.not_found()
  const ended = await revokeSessions(ctx, personId, { id })
  if (ended.length === 0) throw platformProblems.not_found()
  await noteSessionsEnded(ctx, personId, 1)
  return id === currentSessionOf(ctx)
}

/** Ends every session but the one that asks. @returns how many */
export const endOtherSessions = async (ctx: TxContext): Promise<number> => {
  const personId = signedIn(ctx)
  const ended = await revokeSessions(ctx, personId, { except: currentSessionOf(ctx) })
  await noteSessionsEnded(ctx, personId, ended.length)
  return ended.length
}
