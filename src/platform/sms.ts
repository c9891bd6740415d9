import type { Clock } from './clock.ts'
import type { TxContext } from './context.ts'
import { secretsInUse } from './crypto.ts'
import { addJob, type OutsideJob } from './jobs.ts'
import type { Log } from './log.ts'

export type Sms = {
  /** E.164. */
  readonly to: string
  readonly text: string
}

type Queued = { readonly id: string; readonly sealed: string; readonly uselessAfter: string | null }

const jobName = 'platform.send-sms'
const place = (id: string) => `graphile_worker.sms.${id}`

/** Queues a text message in the caller's transaction; see `queueMail`. */
export const queueSms = async (
  ctx: TxContext,
  sms: Sms,
  { uselessAfter }: { readonly uselessAfter?: Date } = {},
): Promise<void> => {
  const id = ctx.ids.next()
  const queued: Queued = {
    id,
    sealed: secretsInUse().seal(JSON.stringify(sms), place(id)),
    uselessAfter: uselessAfter?.toISOString() ?? null,
  }
  await addJob(ctx, jobName, queued)
}

type Options = {
  /** Takes `POST { id, to, text }`; the same id twice is the same message. Null: there is none. */
  readonly smsUrl: string | null
  readonly clock: Clock
  readonly log: Log
}

const isFinal = (status: number): boolean =>
  status >= 400 &&
  status < 500 &&
  status !== 401 &&
  status !== 403 &&
  status !== 408 &&
  status !== 429

/** The job that speaks to the SMS provider: tried again unless the provider refuses for good. */
export const createSmsJob = ({ smsUrl, clock, log }: Options): OutsideJob => ({
  name: jobName,
  handleOutside: async (payload) => {
    const { id, sealed, uselessAfter } = payload as Queued
    if (uselessAfter !== null && new Date(uselessAfter) <= clock.now()) {
      log.warn({ event: 'sms_expired', id }, 'A text message was not sent before it was useless')
      return
    }
    if (smsUrl === null) {
      log.warn({ event: 'sms_no_provider', id }, 'OKPAY_SMS_URL is not set: nothing was sent')
      return
    }
    const sms = JSON.parse(secretsInUse().open(sealed, place(id))) as Sms
    const answer = await fetch(smsUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, ...sms }),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    })
    await answer.body?.cancel()
    if (answer.ok) return
    if (!isFinal(answer.status)) throw new Error(`The SMS provider answered ${answer.status}`)
    log.warn({ event: 'sms_refused', id, status: answer.status }, 'A text message was refused')
  },
})
