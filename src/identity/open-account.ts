import type { TxContext } from '#platform/context'
import { drawAccountNumber } from './account-number.ts'
import { insertPerson, isAccountNumberUsed, type NewPerson } from './people-store.ts'
import { lockPhone } from './profile-store.ts'

/**
 * Gives the person a free account number and inserts them.
 * @returns the number, or null when the e-mail address or the verified phone belongs to somebody.
 */
export const openAccount = async (ctx: TxContext, person: NewPerson): Promise<string | null> => {
  if (person.phone) await lockPhone(ctx, person.phone.index)
  for (;;) {
    const accountNumber = drawAccountNumber(ctx.random)
    if (await insertPerson(ctx, accountNumber, person)) return accountNumber
    if (!(await isAccountNumberUsed(ctx, accountNumber))) return null
  }
}
