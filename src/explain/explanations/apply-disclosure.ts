import type { ProblemDeclaration } from '#platform/problems'
import type { ReaderRole, Told } from './explanation.ts'

/** What somebody reads who may not read the rest; nothing in it tells of the reason. */
export type Neutral = Pick<Told, 'code' | 'title' | 'detail' | 'article' | 'actions'>

/** Date, whose turn it is and the state are told to everybody who may know of the thing at all. */
const withhold = (told: Told, neutral: Neutral, isOwner: boolean): Told => ({
  ...told,
  ...neutral,
  evidence: [],
  // Where their own money is everybody is told, always.
  money: isOwner ? told.money : null,
  policyVersion: null,
  timeline: [],
})

/**
 * An explanation as this reader may have it. Staff read everything; nobody else reads the note to
 * staff or the ledger's account.
 * - `full`: all else;
 * - `owner_only`: all else for the owner, neutral words for everybody besides;
 * - `generic`: neutral words and the date, for the owner too;
 * - `silent`: null, as if there were no such thing.
 */
export const applyDisclosure = (
  told: Told,
  disclosure: ProblemDeclaration['disclosure'],
  reader: ReaderRole,
  neutral: Neutral,
): Told | null => {
  if (reader === 'staff') return { ...told, reader }
  const money = told.money && { ...told.money, account: null }
  const shown = { ...told, reader, money, staffNote: null }
  const isOwner = reader === 'owner'
  if (disclosure === 'full') return shown
  if (disclosure === 'owner_only') return isOwner ? shown : withhold(shown, neutral, false)
  return disclosure === 'generic' ? withhold(shown, neutral, isOwner) : null
}
