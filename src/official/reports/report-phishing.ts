import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { readFound } from '../checking/read-found.ts'
import { officialEvents } from '../events.ts'
import { officialProblems } from '../problems.ts'
import { redact } from './redact.ts'
import { drawReportReference } from './reference.ts'
import { insertReport } from './report-store.ts'

type Input = { readonly text: string; readonly contact?: string }

/** @throws official.contact_unusable */
const readContact = (ctx: TxContext, text: string): string | null => {
  const contact = text.normalize('NFKC').trim()
  if (contact === '') return null
  const [found, ...more] = readFound(contact)
  const isMail = found?.kind === 'mail' && found.alone
  const isPhone = found?.kind === 'phone' && found.alone && found.number.startsWith('+')
  if (more.length === 0 && !found?.hidden && (isMail || isPhone)) return contact
  const { title } = officialProblems.contact_unusable().declaration
  throw officialProblems.contact_unusable(
    {},
    {
      errors: [
        {
          pointer: '/contact',
          code: 'official.contact_unusable',
          detail: title[ctx.language],
        },
      ],
    },
  )
}

/**
 * Keeps a reported message without the card numbers, passwords and codes in it. The contact counts
 * only from somebody who is not signed in: of others we have one.
 * @throws official.report_empty, official.contact_unusable
 */
export const reportPhishing = async (ctx: TxContext, input: Input) => {
  if (!/[\p{L}\p{N}]/u.test(input.text)) throw officialProblems.report_empty()
  const reporterId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const contact = reporterId === null ? readContact(ctx, input.contact ?? '') : null
  const { text, count } = redact(input.text.trim())
  const id = ctx.ids.next()
  const reference = drawReportReference(ctx.random)
  await insertReport(ctx, {
    ...{ id, reference, text, contact, reporterId, language: ctx.language },
    ...{ redactions: count, createdAt: ctx.clock.now() },
  })
  await publish(ctx, [officialEvents.phishingReported(id, reference)])
  return { reference, redactions: count }
}
