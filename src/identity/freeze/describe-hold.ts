import type { Language } from '#platform/problems'
import type { CooldownReason } from '../cooldowns/cooldown-store.ts'
import { cooldownWords } from '../cooldowns/cooldown-words.ts'
import { restrictionWords } from './restriction-words.ts'

export type HoldKind = keyof typeof restrictionWords

/** Why, what it stops, what goes on and how it ends. */
export type HoldWords = Readonly<Record<'why' | 'stops' | 'works' | 'ends', string>>

/** A freeze or a cool-down in words; `cause`: why a cool-down runs. */
export const describeHold = (
  kind: HoldKind,
  cause: string | null,
  language: Language,
): HoldWords => {
  const { why, stops, works, ends } = restrictionWords[kind]
  const because = cause === null ? '' : cooldownWords(cause as CooldownReason)[language]
  return {
    why: why[language].replace('{reason}', because),
    ...{ stops: stops[language], works: works[language], ends: ends[language] },
  }
}
