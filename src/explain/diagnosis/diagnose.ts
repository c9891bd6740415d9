import type { Static } from '#platform/contract'
import { declaredProblems } from '#platform/problems'
import { declaredReasons } from '#platform/reasons'
import type { About } from './contract.ts'
import type { FindingRoad, Found, Rule } from './finding.ts'
import { accountRules } from './rules/account.ts'
import { askedAbout } from './rules/asked-about.ts'
import { closureRules } from './rules/closures.ts'
import { depositRules } from './rules/deposits.ts'
import { messageRules } from './rules/messages.ts'
import { refusalRules } from './rules/refusals.ts'
import { signInRules } from './rules/sign-in.ts'
import { transferRules } from './rules/transfers.ts'
import { unrecognisedRules } from './rules/unrecognised.ts'
import { verificationRules } from './rules/verification.ts'
import { withdrawalRules } from './rules/withdrawals.ts'
import type { Snapshot } from './snapshot.ts'

/** Every rule, a family a file; their order does not matter, but for equals. */
export const rules: readonly Rule[] = [
  ...[...signInRules, ...messageRules, ...unrecognisedRules],
  ...[...accountRules, ...closureRules],
  ...[...refusalRules, ...transferRules, ...depositRules, ...withdrawalRules],
  ...verificationRules,
]

export type Question = {
  readonly road: FindingRoad | 'all'
  readonly about: Static<typeof About> | null
}

/** Of the declaration of a code, whether a reason or a problem. */
export const declarationOf = (code: string) => {
  const declaration = declaredReasons.get(code) ?? declaredProblems.get(code)
  if (!declaration) throw new Error(`${code} has no words`)
  return declaration
}

const isYours = ({ code }: Found): boolean => declarationOf(code).whoActs === 'you'
const isAbout = (found: Found, about: Question['about']): boolean =>
  about !== null && found.about?.kind === about.kind && found.about.id === about.id

/** Smaller comes first. */
const placeOf = (found: Found, about: Question['about']): readonly number[] => [
  isAbout(found, about) ? 0 : 1,
  found.certainty === 'certain' ? 0 : 1,
  found.weight === 0 ? 1 : 0,
  isYours(found) ? 0 : 1,
  -found.weight,
  -found.since.getTime(),
]

const compare = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((value, index) => value !== other[index])
  return at < 0 ? 0 : one[at]! - other[at]!
}

/**
 * What is wrong with an account, by its own events: what is asked about first, certain before
 * likely, yours to solve before waiting, heavy before light, new before old. Pure.
 */
export const diagnose = (snapshot: Snapshot, { road, about }: Question): readonly Found[] => {
  const found = rules
    .flatMap((rule) => rule(snapshot) ?? [])
    .filter((one) => road === 'all' || one.roads.includes(road))
  const thing = about && askedAbout(snapshot, about)
  const isTold = found.some((one) => isAbout(one, about))
  const all = thing && !isTold ? [...found, thing] : found
  return all.toSorted((one, other) => compare(placeOf(one, about), placeOf(other, about)))
}
