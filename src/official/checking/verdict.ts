import type { Found } from './found.ts'

/** From the worst to the best; what a whole text is, is its worst part. */
export const verdicts = [
  'known_fraud',
  'looks_like',
  'not_official',
  'unknown',
  'official',
] as const
export type Verdict = (typeof verdicts)[number]

/** Why; the words are in `words.ts`. */
export const reasons = [
  ...(['reported'] as const),
  ...(['look_alike_letters', 'name_before_at', 'name_in_front', 'other_ending'] as const),
  ...(['misspelt', 'name_inside', 'invisible_characters', 'not_encrypted', 'other_port'] as const),
  ...(['ambiguous_address', 'other_mailbox', 'name_at_other_mail', 'number_altered'] as const),
  ...(['other_network', 'handle_altered'] as const),
  ...(['not_listed', 'no_such_channel', 'not_in_force', 'part_not_listed'] as const),
  ...(['number_as_address', 'other_program'] as const),
  ...(['network_unknown', 'name_alone'] as const),
  ...(['listed', 'listed_mail', 'listed_phone', 'listed_sender'] as const),
] as const
export type Reason = (typeof reasons)[number]

export type Judgement = {
  readonly found: Found
  readonly verdict: Verdict
  readonly reason: Reason
  /** The official channel that it is, or pretends to be. */
  readonly official: string | null
  /** Where it really leads or comes from. */
  readonly truth: string | null
}

export const worstOf = (judgements: readonly Pick<Judgement, 'verdict'>[]): Verdict =>
  verdicts.find((verdict) => judgements.some((one) => one.verdict === verdict)) ?? 'unknown'
