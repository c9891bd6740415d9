import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import { Problem } from '#platform/problems'
import { type Contact, identifierOf } from './contact.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { networkOf } from './network-of.ts'
import { identityProblems } from './problems.ts'
import { secondsUntil } from './seconds-until.ts'
import {
  messageRule,
  type ThrottleRule,
  textsFromNetworkRule,
  textsOfDayRule,
  textsToRangeRule,
} from './throttle.ts'
import { blockedUntil, type ThrottleScope, takeTry } from './throttle-store.ts'

/**
 * How many messages may be asked for. Text messages cost money and find strangers, so whoever has
 * not signed in is also held by the range of the number, by the network and by the day. What is
 * counted never depends on whether somebody has the address or number.
 */
type Counter = {
  readonly scope: ThrottleScope
  readonly identifier: string
  readonly rule: ThrottleRule
  readonly refuse: (until: Date) => Problem
}

/** Counters of one contact; those of another scope leave the others alone. */
type OneScope = Extract<ThrottleScope, 'message' | 'reset' | 'sign_in_help'>

const toOne = (ctx: Context, identifier: string, scope: OneScope = 'message'): Counter => ({
  scope,
  identifier,
  rule: messageRule,
  refuse: (at) =>
    identityProblems.messages_too_often({ at }, { retryAfterSeconds: secondsUntil(ctx, at) }),
})

const pausing = (ctx: Context) => (at: Date) =>
  identityProblems.texts_paused({ at }, { retryAfterSeconds: secondsUntil(ctx, at) })

/** Country code and operator, with the first digits of the subscriber. */
const rangeOf = (phone: string): string => phone.slice(0, 7)

const toRange = (ctx: Context, phone: string): Counter => ({
  scope: 'texts_to_range',
  identifier: rangeOf(phone),
  rule: textsToRangeRule,
  refuse: pausing(ctx),
})

const fromNetwork = (ctx: Context, address: string): Counter => ({
  scope: 'texts_from_network',
  identifier: networkOf(address),
  rule: textsFromNetworkRule,
  refuse: pausing(ctx),
})

const dayMs = 24 * 3_600_000

/** A new day, by UTC, is a new counter. */
const ofDay = (ctx: Context, textsPerDay: number): Counter => {
  const now = ctx.clock.now()
  const tomorrow = new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs)
  return {
    scope: 'texts_of_day',
    identifier: now.toISOString().slice(0, 10),
    rule: textsOfDayRule(textsPerDay),
    refuse: () => pausing(ctx)(tomorrow),
  }
}

const countersOf = (
  ctx: Context,
  { textsPerDay }: IdentityKit,
  contact: Contact,
  scope: OneScope = 'message',
): Counter[] => {
  const one = toOne(ctx, identifierOf(contact), scope)
  if (contact.kind === 'email') return [one]
  return [
    one,
    toRange(ctx, contact.phone),
    ...(ctx.source ? [fromNetwork(ctx, ctx.source.address)] : []),
    ofDay(ctx, textsPerDay),
  ]
}

const take = async (ctx: TxContext, { scope, identifier, rule, refuse }: Counter) => {
  const decision = await takeTry(ctx, scope, identifier, rule)
  if (!decision.admitted) throw refuse(decision.until)
  return decision.state
}

/**
 * Counts one message to this address, number or person, known or not.
 * @returns when the next one may come
 * @throws identity.messages_too_often
 */
export const takeMessage = async (ctx: TxContext, identifier: string): Promise<Date> =>
  (await take(ctx, toOne(ctx, identifier))).blockedUntil!

/**
 * Counts one text message that a signed-in person asked for.
 * @throws identity.messages_too_often, texts_paused
 */
export const takeOwnText = async (
  ctx: TxContext,
  personId: string,
  phone: string,
): Promise<Date> => {
  const resendAt = await takeMessage(ctx, phone)
  await takeMessage(ctx, personId)
  await take(ctx, toRange(ctx, phone))
  return resendAt
}

/**
 * Counts one message that somebody asked for who has not signed in; refused, it counts nowhere.
 * @throws identity.messages_too_often, texts_paused
 */
export const takePublicMessage = async (
  ctx: TxContext,
  kit: IdentityKit,
  contact: Contact,
  scope: OneScope = 'message',
): Promise<Date> => {
  const [one, ...others] = countersOf(ctx, kit, contact, scope)
  const { blockedUntil: resendAt } = await take(ctx, one!)
  for (const counter of others) await take(ctx, counter)
  return resendAt!
}

/**
 * Refuses what would be refused, before anything costly is done; counts nothing.
 * @throws identity.messages_too_often, texts_paused
 */
export const requireRoomForMessage = async (
  ctx: TxContext,
  kit: IdentityKit,
  contact: Contact,
): Promise<void> => {
  for (const { scope, identifier, refuse } of countersOf(ctx, kit, contact)) {
    const until = await blockedUntil(ctx, scope, identifier)
    if (until) throw refuse(until)
  }
}

/** Does what asks for a message; a flood that was held back is on record. */
export const recordingFloods = async <T>(
  ctx: Context,
  kit: IdentityKit,
  ask: () => Promise<T>,
): Promise<T> => {
  try {
    return await ask()
  } catch (refusal) {
    if (refusal instanceof Problem && refusal.code === 'identity.texts_paused') {
      const entry = { event: 'excess_rate_limit_exceeded', outcome: 'refused' } as const
      await inOwnTransaction(kit, ctx, (tx) =>
        recordAudit(tx, [{ ...entry, personId: null, facts: { problem: refusal.code } }]),
      )
    }
    throw refusal
  }
}
