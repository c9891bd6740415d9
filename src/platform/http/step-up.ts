import type pg from 'pg'
import type { Context, TxContext } from '../context.ts'
import { sha256 } from '../crypto.ts'
import { inTransaction } from '../database/transaction.ts'
import { Problem, type Words } from '../problems.ts'
import type { StepUp } from './endpoint.ts'
import { type CallKey, findReplays } from './idempotency.ts'
import { platformProblems } from './problems.ts'

/**
 * Step-up: some calls need a fresh second factor that confirms exactly this request. Without one
 * the call is refused and the refusal carries the check to answer; the same request with the
 * check's token in `X-OKPay-Proof` goes through.
 */
export type StepUpChecks = {
  /** Begins a check bound to `boundTo`; the answer is what its holder may see. */
  readonly start: (ctx: TxContext, boundTo: Buffer, shown: Words) => Promise<object>
  /**
   * Whether the token is an answered check of this person, bound to this request.
   * @param keep not used up: the request has a key and cannot be done twice
   */
  readonly verify: (
    ctx: TxContext,
    token: string,
    boundTo: Buffer,
    keep: boolean,
  ) => Promise<boolean>
}

const minutes = 10

type Given = {
  readonly stepUp: StepUp<never>
  readonly input: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    /** SHA-256 of method, path and body. */
    readonly fingerprint: Buffer
    readonly idempotencyKey: string
  }
}

/**
 * What has its answer already is answered again without a check: `callKey` is looked up first.
 * @throws platform.step_up_needed (403) with the check in its member `step_up`; what `shows`
 *   refuses with
 */
export const requireStepUp = async (
  ctx: Context,
  { pool, checks }: { readonly pool: pg.Pool; readonly checks: StepUpChecks },
  { stepUp, input }: Given,
  callKey: CallKey | null,
): Promise<void> => {
  if (stepUp.when?.(ctx, input as never) === false) return
  const { fingerprint, idempotencyKey, headers } = input
  const boundTo = sha256(Buffer.concat([fingerprint, Buffer.from(idempotencyKey)]))
  const token = headers['x-okpay-proof']
  const keep = idempotencyKey !== ''
  const check = await inTransaction(pool, {}, async (tx) => {
    const txContext = { ...ctx, tx }
    const [replay = null] = callKey ? await findReplays(tx, [callKey]) : []
    if (replay) return null
    const shown = await stepUp.shows(txContext, input as never)
    if (shown === null || shown instanceof Problem) return shown
    const isProved =
      typeof token === 'string' && (await checks.verify(txContext, token, boundTo, keep))
    return isProved ? null : checks.start(txContext, boundTo, shown)
  })
  if (check instanceof Problem) throw check
  if (check) throw platformProblems.step_up_needed({ minutes }, { members: { step_up: check } })
}
