import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import { listMessagesOf } from '#platform/message-store'
import type { SentMessage } from './contract.ts'
import { messageName } from './message-names.ts'

const shownDays = 30
const mostShown = 100

/** Mails and texts to the signed-in person and what became of them: why a code does not arrive. */
export const listSentMessages = async (
  ctx: TxContext,
): Promise<{ items: Static<typeof SentMessage>[] }> => {
  const since = new Date(ctx.clock.now().getTime() - shownDays * 86_400_000)
  const messages = await listMessagesOf(ctx, signedIn(ctx), since, mostShown)
  return {
    items: messages.map(({ id, kind, template, recipient, outsideCode, ...message }) => ({
      id: formatId('message', id),
      at: message.queuedAt.toISOString(),
      by: kind,
      to: recipient,
      about: messageName(template)[ctx.language],
      state: message.state,
      attempts: message.attempts,
      code: outsideCode,
      settledAt: message.settledAt?.toISOString() ?? null,
    })),
  }
}
