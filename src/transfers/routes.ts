import type pg from 'pg'
import { readAmount } from '#money'
import { type Context, signedIn, type TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { platformProblems } from '#platform/http/problems'
import { parseId, type TransferId } from '#platform/ids'
import { confirmTransfer } from './confirm-transfer.ts'
import { transfersContract } from './contract.ts'
import { readHandle } from './handle.ts'
import { listPayees } from './list-payees.ts'
import { lookUpPayee } from './look-up-payee.ts'
import { readMemo } from './memo.ts'
import { payeeCodes, quoteCodes, sendCodes } from './problems.ts'
import { quoteTransfer } from './quote-transfer.ts'
import type { SendMoney } from './send-money.ts'
import { loadTransfer } from './store.ts'
import type { Decided } from './transfer.ts'
import { transferReply } from './transfer-reply.ts'

type Deps = { readonly pool: pg.Pool; readonly sendMoney: SendMoney }

export const transfersRoutes = ({ pool, sendMoney }: Deps): readonly Endpoint[] => {
  /** Commits even when the answer is a refusal: what was counted stays counted. */
  const decided = async <T>(
    ctx: Context,
    work: (ctx: TxContext) => Promise<Decided<T>>,
  ): Promise<T> => {
    const { plan, problem } = await inTransaction(pool, {}, (tx) => work({ ...ctx, tx }))
    if (problem) throw problem
    return plan
  }

  return [
    endpointWithoutTransaction(transfersContract, 'POST /v1/payees/look-up', {
      permission: 'signed_in',
      problems: payeeCodes,
      ratePerMinute: 30,
      handle: async (ctx, { body }) => {
        const senderId = signedIn(ctx)
        const handle = readHandle(body.to)
        return { status: 200, body: await decided(ctx, (tx) => lookUpPayee(tx, senderId, handle)) }
      },
    }),
    endpoint(transfersContract, 'GET /v1/payees', {
      permission: 'signed_in',
      problems: [],
      transaction: 'read',
      handle: async (ctx) => ({
        status: 200,
        body: { items: await listPayees(ctx, signedIn(ctx)) },
      }),
    }),
    endpointWithoutTransaction(transfersContract, 'POST /v1/transfers/quotes', {
      permission: 'signed_in',
      problems: quoteCodes,
      ratePerMinute: 60,
      handle: async (ctx, { body }) => {
        const senderId = signedIn(ctx)
        const amount = readAmount(body.amount, body.currency, '/amount', ctx.language)
        const handle = readHandle(body.to)
        const quote = await decided(ctx, (tx) => quoteTransfer(tx, senderId, handle, amount))
        return { status: 201, body: quote }
      },
    }),
    endpointWithoutTransaction(transfersContract, 'POST /v1/transfers', {
      permission: 'signed_in',
      problems: sendCodes,
      idempotency: 'handler',
      stepUp: confirmTransfer,
      handle: async (ctx, { body, idempotencyKey, fingerprint }) => {
        const { quoteId } = body
        const { text, replayed } = await sendMoney.submit({
          senderId: signedIn(ctx),
          amount: readAmount(body.amount, body.currency, '/amount', ctx.language),
          memo: readMemo(body.memo, ctx.language),
          handle: readHandle(body.to),
          quoteId: quoteId === undefined ? null : (parseId('quote', quoteId) ?? 'foreign'),
          key: idempotencyKey,
          fingerprint,
        })
        return { status: 201, text, replayed }
      },
    }),
    endpoint(transfersContract, 'GET /v1/transfers/{id}', {
      permission: 'signed_in',
      problems: ['platform.not_found'],
      transaction: 'read',
      handle: async (ctx, { params }) => {
        const id = parseId<TransferId>('transfer', params.id)
        const readerId = signedIn(ctx)
        const transfer = id === null ? null : await loadTransfer(ctx, id, readerId)
        if (!transfer) throw platformProblems.not_found()
        return { status: 200, body: transferReply(transfer, readerId) }
      },
    }),
  ]
}
