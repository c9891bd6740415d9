import type { TxContext } from '#platform/context'
import type { Language } from '#platform/problems'
import { type Found, fraudKeysOf } from './checking/found.ts'
import { judge } from './checking/judge.ts'
import { readFound } from './checking/read-found.ts'
import { type Judgement, worstOf } from './checking/verdict.ts'
import { explain, sumUp } from './checking/words.ts'
import { knownFrauds } from './fraud-store.ts'
import type { Registry } from './registry/registry.ts'

/** A judgement as people and programs get it. */
export const showJudgement = (judgement: Judgement, language: Language) => ({
  kind: judgement.found.kind,
  text: judgement.found.text,
  verdict: judgement.verdict,
  reason: judgement.reason,
  official: judgement.official,
  ...explain(judgement, language),
})

/** Judges what was found against the registry and the confirmed frauds, in one look-up. */
export const judgeAll = async (
  ctx: TxContext,
  registry: Registry,
  found: readonly Found[],
): Promise<readonly Judgement[]> => {
  const frauds = await knownFrauds(ctx, found.flatMap(fraudKeysOf))
  return found.map((one) => judge(one, { registry, frauds, now: ctx.clock.now() }))
}

/** "Is this really OKPay?": what stands in the text, and what each of it is. Keeps nothing. */
export const checkText = async (ctx: TxContext, registry: Registry, text: string) => {
  const judgements = await judgeAll(ctx, registry, readFound(text))
  const verdict = worstOf(judgements)
  return {
    verdict,
    ...sumUp(verdict, judgements.length === 0, ctx.language),
    items: judgements.map((one) => showJudgement(one, ctx.language)),
  }
}
