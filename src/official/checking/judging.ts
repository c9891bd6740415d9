import { type Channel, type ChannelKind, isInForce, type Registry } from '../registry/registry.ts'
import type { Judgement, Reason, Verdict } from './verdict.ts'

export type Judging = {
  readonly registry: Registry
  readonly now: Date
  /** Keys of confirmed frauds among those of `fraudKeysOf`. */
  readonly frauds: ReadonlySet<string>
}

export type Finding = Omit<Judgement, 'found'>

export const finding = (
  verdict: Verdict,
  reason: Reason,
  official: string | null = null,
  truth: string | null = null,
): Finding => ({ verdict, reason, official, truth })

/** Channels of a kind that count today. */
export const inForce = ({ registry, now }: Judging, kind: ChannelKind): readonly Channel[] =>
  registry.channels.filter((channel) => channel.kind === kind && isInForce(channel, now))
