import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { Words } from '#platform/problems'
import { type Policy, policyInForce } from '#policy'
import { readAccountNumber } from '../account-number.ts'
import { identityEvents } from '../events.ts'
import { findPeopleByHandle } from '../find-people.ts'
import type { PersonSummary, Tier } from '../person.ts'
import { lockPerson } from '../profile-store.ts'
import { tierProblems } from './problems.ts'
import { keepTier } from './tier-store.ts'

/** @throws identity.tier_person_unknown */
const requirePerson = async (ctx: TxContext, text: string): Promise<PersonSummary> => {
  const accountNumber = readAccountNumber(text)
  const [person] = accountNumber === null ? [] : await findPeopleByHandle(ctx, [accountNumber])
  if (!person || person.state === 'closed') throw tierProblems.tier_person_unknown()
  return person
}

const answer = (ctx: TxContext, person: PersonSummary, policy: Policy) => ({
  accountNumber: person.accountNumber,
  maskedName: person.maskedName,
  tier: person.tier,
  tiers: policy.tiers.map(({ tier, title, requires }) => ({
    ...{ tier, title: title[ctx.language], requires: requires[ctx.language] },
  })),
})

/** How far somebody is verified. @throws identity.tier_person_unknown */
export const showTier = async (ctx: TxContext, accountNumber: string) =>
  answer(ctx, await requirePerson(ctx, accountNumber), await policyInForce(ctx))

/**
 * Whose tier may be changed by the reader.
 * @throws identity.tier_person_unknown, own_tier, tier_unchanged
 */
const requireChange = async (
  ctx: TxContext,
  accountNumber: string,
  tier: Tier,
): Promise<PersonSummary> => {
  const person = await requirePerson(ctx, accountNumber)
  if (person.id === signedIn(ctx)) throw tierProblems.own_tier()
  if (person.tier === tier) throw tierProblems.tier_unchanged()
  return person
}

const titleOf = (policy: Policy, tier: Tier): Words =>
  policy.tiers.find((one) => one.tier === tier)?.title ?? { en: `${tier}`, 'zh-CN': `${tier}` }

/** What a member of staff confirms by a fresh factor. Refusals: those of `changeTier`. */
export const wordsForTier = async (
  ctx: TxContext,
  accountNumber: string,
  tier: Tier,
): Promise<Words> => {
  const person = await requireChange(ctx, accountNumber, tier)
  const title = titleOf(await policyInForce(ctx), tier)
  const who = `${person.maskedName} (${person.accountNumber})`
  return {
    en: `Set the verification of ${who} to tier ${tier}, ${title.en}`,
    'zh-CN': `将 ${person.maskedName}（${person.accountNumber}）的认证等级设为 ${tier} 级：${title['zh-CN']}`,
  }
}

/**
 * Sets a tier after documents were checked by hand: on record with the reason, told to the person,
 * and in force for the next transfer.
 * @throws identity.tier_person_unknown, own_tier, tier_unchanged
 */
export const changeTier = async (
  ctx: TxContext,
  { accountNumber, tier, reason }: { accountNumber: string; tier: Tier; reason: string },
) => {
  const { id } = await requireChange(ctx, accountNumber, tier)
  await lockPerson(ctx, id)
  const person = await requireChange(ctx, accountNumber, tier)
  if (!(await keepTier(ctx, id, tier))) throw tierProblems.tier_unchanged()
  const policy = await policyInForce(ctx)
  const from = person.tier
  const change = { from, to: tier, title: titleOf(policy, tier) }
  await publish(ctx, [identityEvents.tierChanged(id, change)])
  await recordAudit(ctx, [
    {
      ...{ event: 'authz_admin', kind: 'tier_changed', personId: id, outcome: 'ok' },
      facts: { from, to: tier, reason },
    },
  ])
  return answer(ctx, { ...person, tier }, policy)
}
