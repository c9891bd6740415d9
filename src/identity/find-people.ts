import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { readAccountNumber } from './account-number.ts'
import { readEmail } from './email-address.ts'
import { loadPeople, loadPeopleByHandles } from './people-store.ts'
import type { PersonSummary } from './person.ts'
import { phoneIndexOf, readPhone } from './phone-number.ts'

type Handle =
  | { readonly kind: 'account' | 'email'; readonly key: string }
  | { readonly kind: 'phone'; readonly key: string; readonly index: Buffer }

const readHandle = (text: string): Handle | null => {
  if (text.includes('@')) {
    const email = readEmail(text)
    return email === null ? null : { kind: 'email', key: email }
  }
  const accountNumber = readAccountNumber(text)
  if (accountNumber !== null) return { kind: 'account', key: accountNumber }
  const phone = readPhone(text)
  if (phone === null) return null
  const index = phoneIndexOf(phone)
  return { kind: 'phone', key: index.toString('hex'), index }
}

/**
 * Who is meant by an account number (spaces allowed, check digit verified), an e-mail address or a
 * phone number (E.164, verified ones only): one statement for all, answers in order, null for
 * nobody.
 */
export const findPeopleByHandle = async (
  ctx: TxContext,
  handles: readonly string[],
): Promise<(PersonSummary | null)[]> => {
  const read = handles.map(readHandle)
  const keys = (kind: Handle['kind']) =>
    read.flatMap((handle) => (handle?.kind === kind ? [handle.key] : []))
  const indexes = read.flatMap((handle) => (handle?.kind === 'phone' ? [handle.index] : []))
  if (read.every((handle) => handle === null)) return read.map(() => null)
  const found = await loadPeopleByHandles(ctx, keys('account'), keys('email'), indexes)
  return read.map((handle) => (handle && found.get(handle.key)) ?? null)
}

/** People by id, in one statement; ids of nobody are missing from the map. */
export const findPeople = async (
  ctx: TxContext,
  ids: readonly PersonId[],
): Promise<Map<PersonId, PersonSummary>> => {
  if (ids.length === 0) return new Map()
  const people = await loadPeople(ctx, [...new Set(ids)])
  return new Map(people.map((person) => [person.id, person]))
}

/** Full names by id, for staff who see who did something. */
export const findNames = async (
  ctx: TxContext,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> =>
  new Map([...(await findPeople(ctx, ids))].map(([id, { name }]) => [id, name]))
