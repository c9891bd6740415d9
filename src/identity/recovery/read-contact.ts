import type { Context } from '#platform/context'
import { type Contact, emailContact, phoneContact } from '../contact.ts'
import { readEmail } from '../email-address.ts'
import { beside } from '../input.ts'
import { readPhone } from '../phone-number.ts'
import { recoveryProblems } from './problems.ts'
import type { Channel } from './recovery.ts'

/** Address or number, whichever was typed. @throws identity.identifier_invalid */
export const requireTypedContact = (ctx: Context, typed: string): Contact => {
  const phone = readPhone(typed)
  if (phone !== null) return phoneContact(phone)
  const email = readEmail(typed)
  if (email !== null) return emailContact(email)
  throw beside(ctx, '/identifier', (options) => recoveryProblems.identifier_invalid({}, options))
}

export const channelOf = ({ kind }: Contact): Channel => (kind === 'email' ? 'email' : 'sms')
