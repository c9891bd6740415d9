import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import type { HistoryWorld } from '../history-world.ts'
import { assertLeadsSomewhere, assertWorks } from '../offered-actions.ts'
import { bankSteps, dutySteps, moneySteps, outsideSteps, staffSteps } from './money-steps.ts'
import type { History, Step } from './read-history.ts'
import { type PersonStep, signInSteps, strangerSteps } from './sign-in-steps.ts'
import { createStory, type Story } from './story.ts'
import { documentClockSteps, documentSteps, verificationSteps } from './verification-steps.ts'
import { bankPaymentSteps, clockSteps, reviewSteps, withdrawalSteps } from './withdrawal-steps.ts'

const outside = new Set(['mailbox', 'phone', 'servers'])

const tellBy = async (
  steps: readonly PersonStep[],
  story: Story,
  name: string,
  what: string,
): Promise<void> => {
  for (const [pattern, tell] of steps) {
    const match = pattern.exec(what)
    if (match) return void (await tell(story, await story.somebody(name), match.groups ?? {}))
  }
  throw new Error(`Nobody knows how somebody "${what}"`)
}

const traits = (story: Story, { who, what }: Step): boolean => {
  if (what === 'has a phone') story.trait(who, { hasPhone: true })
  else if (what.startsWith('lives in ')) story.trait(who, { country: what.slice(9) })
  else return false
  return true
}

const tell = async (story: Story, { hero }: History, step: Step): Promise<void> => {
  const { who, what, afterMs } = step
  story.world.clock.advanceMs(afterMs)
  if (traits(story, step)) return
  if (who === 'bank') await tellBy([...bankSteps, ...bankPaymentSteps], story, hero, what)
  else if (who === 'staff')
    await tellBy([...staffSteps, ...dutySteps, ...reviewSteps, ...documentSteps], story, hero, what)
  else if (who === 'stranger') await tellBy(strangerSteps, story, hero, what)
  else if (outside.has(who))
    await tellBy(
      [...outsideSteps, ...clockSteps, ...documentClockSteps],
      story,
      hero,
      `${who} ${what}`,
    )
  else if (who !== 'clock') {
    const steps = [...signInSteps, ...moneySteps, ...withdrawalSteps, ...verificationSteps]
    await tellBy(steps, story, who, what)
  }
  await story.world.runJobs()
}

type Finding = { readonly code: string; readonly certainty: 'certain' | 'likely' }
export type Outcome = {
  readonly history: History
  readonly found: readonly Finding[]
  readonly healthy: boolean
  /** The person could ask for themselves; otherwise staff did. */
  readonly byOwner: boolean
}

const weekMs = 7 * 86_400_000
const firstMonday = Date.parse('2026-11-23T08:00:00Z')

/** Each history begins on a Monday at eight, so that its business days are plain to see. */
const beginWeek = ({ clock }: HistoryWorld): void => {
  const passed = clock.now().getTime() - firstMonday
  clock.advanceMs(weekMs - (passed % weekMs))
}

/** Lets a history happen and asks what is wrong: its person while they are in, and staff always. */
export const tellHistory = async (world: HistoryWorld, history: History): Promise<Outcome> => {
  beginWeek(world)
  world.outside.refusing.clear()
  world.outside.away.clear()
  const story = createStory(world)
  for (const step of history.steps) await tell(story, history, step)
  const hero = await story.somebody(history.hero)
  const body = history.road === null ? {} : { road: history.road }
  const own = hero.token === null ? null : await story.call(hero, '/v1/diagnosis', body)
  const path = `/v1/staff/people/${hero.accountNumber}/diagnosis`
  const byStaff = await world.call(path, undefined, { as: 'support' })
  assert.equal(byStaff.status, 200, byStaff.text)
  const byOwner = own?.status === 200
  if (story.folder.path) await rm(story.folder.path, { recursive: true, force: true })
  if (history.steps.some(({ what }) => what.startsWith('stop the bank'))) await story.stopRail(null)
  const answer = byOwner && own ? own : byStaff
  if (byOwner && history.road === null) {
    assert.deepEqual(own?.json.items, byStaff.json.items, 'staff read something else')
  }
  const { items, healthy } = answer.json
  for (const item of items) {
    assert.ok(item.evidence.length > 0, `${item.code} has no evidence`)
    if (byOwner) await assertWorks(item.action, (path) => story.call(hero, path))
    else assertLeadsSomewhere(item.action)
  }
  return { history, found: items, healthy, byOwner }
}
