import assert from 'node:assert/strict'
import sharp from 'sharp'
import { remindOfExpiry } from '../../../src/verification/jobs.ts'
import type { PersonStep } from './sign-in-steps.ts'
import type { Somebody, Story } from './story.ts'

const dayMs = 86_400_000
const papers = {
  passport: { kind: 'identity', variant: 'passport' },
  selfie: { kind: 'selfie', variant: 'selfie' },
  'utility bill': { kind: 'address', variant: 'utility_bill' },
} as const

/** A grey card with stripes: sharp enough to be taken for print. */
const picture = (() => {
  const [width, height] = [1_200, 800]
  const bytes = Buffer.alloc(width * height * 3)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at / 3) % 9 < 4 ? 40 : 200
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
})()

const begin = async (story: Story, person: Somebody, paper: string, days?: string) => {
  const known = papers[paper as keyof typeof papers]
  const end = new Date(story.world.clock.now().getTime() + Number(days) * dayMs)
  const expiresOn = days === undefined ? {} : { expiresOn: end.toISOString().slice(0, 10) }
  const begun = await story.call(person, '/v1/me/documents', { ...known, ...expiresOn })
  assert.equal(begun.status, 201, begun.text)
  story.document.id = begun.json.id
}

const sendIn = async (story: Story, person: Somebody, paper: string, days?: string) => {
  await begin(story, person, paper, days)
  const { id } = story.document
  const path = `/v1/me/documents/${id}/images/single`
  const added = await story.putPicture(person, path, new Uint8Array(await picture))
  assert.equal(added.status, 200, added.text)
  const sent = await story.call(person, `/v1/me/documents/${id}/submit`, {})
  assert.equal(sent.status, 200, sent.text)
}

/** What a person does to prove who they are. */
export const verificationSteps: readonly PersonStep[] = [
  [
    /^sends in a (?<paper>[a-z ]+?)(?: good for (?<days>\d+) days)?$/,
    (story, person, { paper = '', days }) => sendIn(story, person, paper, days),
  ],
  [
    /^begins with a (?<paper>[a-z ]+)$/,
    (story, person, { paper = '' }) => begin(story, person, paper),
  ],
]

const decide = async (story: Story, decision: string, body: object) => {
  const as = 'verification' as const
  for (const [step, words] of [
    ['take', {}],
    [decision, body],
  ] as const) {
    const path = `/v1/staff/documents/${story.document.id}/${step}`
    const done = await story.world.call(path, words, { as })
    assert.equal(done.status, 200, done.text)
  }
}

/** What a reviewer says to it. */
export const documentSteps: readonly PersonStep[] = [
  [/^approves that document$/, (story) => decide(story, 'approve', {})],
  [
    /^rejects that document for (?<reason>\w+)$/,
    (story, _, { reason = '' }) => decide(story, 'reject', { reason }),
  ],
]

export const documentClockSteps: readonly PersonStep[] = [
  [/^servers look for what runs out$/, (story) => story.world.asSystem((tx) => remindOfExpiry(tx))],
]
