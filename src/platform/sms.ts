import type { TxContext } from './context.ts'
import { type Answered, createDeliveryJob, type DeliveryMeans } from './deliver-message.ts'
import type { OutsideJob } from './jobs.ts'
import { maskPhone } from './mask-contact.ts'
import { type MessageOptions, queueMessages } from './queue-messages.ts'

export type Sms = {
  /** E.164. */
  readonly to: string
  readonly text: string
}

type OutgoingSms = MessageOptions & { readonly sms: Sms }

/** Queues text messages in the caller's transaction; see `queueMessages`. */
export const queueTexts = (ctx: TxContext, texts: readonly OutgoingSms[]): Promise<void> =>
  queueMessages(
    ctx,
    'sms',
    texts.map(({ sms, ...options }) => ({
      ...options,
      message: sms,
      recipient: maskPhone(sms.to),
    })),
  )

/** Queues one text message in the caller's transaction. */
export const queueSms = (ctx: TxContext, sms: Sms, options: MessageOptions = {}): Promise<void> =>
  queueTexts(ctx, [{ ...options, sms }])

type Options = DeliveryMeans & {
  /** Takes `POST { id, to, text }`; the same id twice is the same message. Null: there is none. */
  readonly smsUrl: string | null
}

const isFinal = (status: number): boolean =>
  status >= 400 &&
  status < 500 &&
  status !== 401 &&
  status !== 403 &&
  status !== 408 &&
  status !== 429

/** The provider answered that it cannot now. */
const notNow = (status: number): Error =>
  Object.assign(new Error(`The SMS provider answered ${status}`), { responseCode: status })

/** The job that speaks to the SMS provider: tried again unless the provider refuses for good. */
export const createSmsJob = ({ smsUrl, ...means }: Options): OutsideJob => {
  const speak = async (id: string, sms: Sms): Promise<Answered> => {
    if (smsUrl === null) return { state: 'refused', code: 'no_provider' }
    const answer = await fetch(smsUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, ...sms }),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    })
    await answer.body?.cancel()
    if (answer.ok) return { state: 'sent', code: null }
    if (isFinal(answer.status)) return { state: 'refused', code: String(answer.status) }
    throw notNow(answer.status)
  }
  return createDeliveryJob<Sms>({ ...means, kind: 'sms', speak })
}
