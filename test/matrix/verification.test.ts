import assert from 'node:assert/strict'
import sharp from 'sharp'
import type { PersonSummary } from '../../src/identity/index.ts'
import type { Language } from '../../src/platform/problems.ts'
import { createVerificationModule } from '../../src/verification/index.ts'
import { remindOfExpiry } from '../../src/verification/jobs.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { createWorld } from '../support/world.ts'
import { provoke } from './support.ts'
import { toldByMail } from './told-by-mail.ts'

const database = await createTestDatabase()
let parts: Parameters<typeof toldByMail>[1] | undefined
const world = await createWorld(database, {
  start: new Date('2026-11-23T08:00:00Z'),
  more: (given) => {
    parts = given
    return [createVerificationModule({ ...given, config: { sanctionsList: null } })]
  },
})
const { clock, ctx, call, enrol, server } = world
const mailsTo = await toldByMail(database, parts!)
const dayMs = 86_400_000

type Paper = {
  readonly kind?: string
  readonly variant?: string
  readonly expiresOn?: string
}
let drawn = 0
const somebody = async () => {
  const email = `v${drawn++}@example.org`
  return { ...(await enrol({ name: 'Anna Keller', email })), email }
}
const begin = (who: PersonSummary, paper: Paper = {}, language: Language = 'en') =>
  call(who, '/v1/me/documents', {
    ...{ method: 'POST', language },
    body: { kind: 'identity', variant: 'passport', ...paper },
  })
const draft = async (who: PersonSummary, paper: Paper = {}): Promise<string> =>
  (await begin(who, paper)).json.id
const submit = (who: PersonSummary, id: string, language: Language = 'en') =>
  call(who, `/v1/me/documents/${id}/submit`, { method: 'POST', body: {}, language })

/** A grey card with stripes: sharp enough to be taken for print. */
const picture = (width = 1_200, height = 800) => {
  const bytes = Buffer.alloc(width * height * 3)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at / 3) % 9 < 4 ? 40 : 200
  return sharp(bytes, { raw: { width, height, channels: 3 } })
}
const jpeg = await picture().jpeg().toBuffer()
/** Few bytes, very many pixels. */
const bomb = await sharp({
  create: { width: 9_000, height: 9_000, channels: 3, background: 'white' },
})
  .png({ compressionLevel: 9 })
  .toBuffer()

type Picture = { readonly side?: string; readonly bytes?: Buffer }
const add = (
  { id: token }: PersonSummary,
  id: string,
  { side = 'single', bytes = jpeg }: Picture = {},
  language: Language = 'en',
) =>
  server.call(`/v1/me/documents/${id}/images/${side}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer person-${token}`,
      ...{ 'accept-language': language, 'content-type': 'image/jpeg' },
    },
    body: new Uint8Array(bytes),
  })
const sendIn = async (who: PersonSummary, paper: Paper = {}): Promise<string> => {
  const id = await draft(who, paper)
  await add(who, id)
  assert.equal((await submit(who, id)).json.state, 'submitted')
  return id
}

const reviewer = await enrol({ name: 'Rita Review' })
const colleague = await enrol({ name: 'Carl Colleague' })
const review = (by: PersonSummary, id: string, what: string, language: Language = 'en') => {
  const body = what === 'reject' ? { reason: 'glare' } : {}
  return call(by, `/v1/staff/documents/${id}/${what}`, {
    ...{ method: 'POST', body, language, as: 'verification' },
  })
}
const reader = (person: PersonSummary) => (path: string, language: Language) =>
  call(person, path, { language })

/** A paper that cannot be begun; a passport that is good can. */
const wrongPaper = async (paper: Paper) => {
  const anna = await somebody()
  return {
    ask: (language: Language) => begin(anna, paper, language),
    read: reader(anna),
    solved: () => begin(anna),
  }
}
/** A picture that is not taken; a good one is, in its place. */
const wrongPicture = async (wrong: Picture) => {
  const anna = await somebody()
  const id = await draft(anna)
  return {
    ask: (language: Language) => add(anna, id, wrong, language),
    read: reader(anna),
    solved: () => add(anna, id),
  }
}

provoke({
  'verification.document_unknown': async () => {
    const anna = await somebody()
    const ofBen = await draft(await somebody())
    return {
      ask: (language) => submit(anna, ofBen, language),
      read: reader(anna),
      solved: () => call(anna, '/v1/me/verification'),
    }
  },
  'verification.in_review': async () => {
    const anna = await somebody()
    const id = await sendIn(anna)
    return {
      ask: (language) => begin(anna, {}, language),
      read: reader(anna),
      act: async ({ json }) => {
        assert.ok(new Date(json.params.answerBy) > clock.now())
        await review(reviewer, id, 'reject')
        assert.match(await mailsTo(anna.email), /Light reflects on the picture/)
      },
    }
  },
  'verification.variant_not_accepted': () => wrongPaper({ kind: 'address' }),
  'verification.document_expired': () => wrongPaper({ expiresOn: '2026-11-22' }),
  'verification.side_not_wanted': () => wrongPicture({ side: 'front' }),
  'verification.image_kind': () => wrongPicture({ bytes: Buffer.from('%PDF-1.7') }),
  'verification.image_unreadable': () => wrongPicture({ bytes: jpeg.subarray(0, 2_000) }),
  'verification.image_too_small': async () =>
    wrongPicture({ bytes: await picture(300, 300).png().toBuffer() }),
  'verification.image_too_many_pixels': () => wrongPicture({ bytes: bomb }),
  'verification.images_missing': async () => {
    const anna = await somebody()
    const id = await draft(anna)
    return {
      ask: (language) => submit(anna, id, language),
      read: reader(anna),
      act: () => add(anna, id),
    }
  },
  'verification.already_sent_in': async () => {
    const anna = await somebody()
    const id = await sendIn(anna)
    return {
      ask: (language) => add(anna, id, {}, language),
      read: reader(anna),
      act: () => review(reviewer, id, 'reject'),
      solved: async () => {
        const { json } = await call(anna, '/v1/me/verification')
        assert.equal(json.parts[0].state, 'rejected')
        return begin(anna)
      },
    }
  },
  'verification.own_document': async () => {
    const id = await sendIn(reviewer)
    return {
      ask: (language) => review(reviewer, id, 'approve', language),
      read: reader(reviewer),
      solved: () => review(colleague, id, 'approve'),
    }
  },
  'verification.not_taken': async () => {
    const id = await sendIn(await somebody())
    const picture = `/v1/staff/documents/${id}/images/single`
    return {
      ask: (language) => call(reviewer, picture, { as: 'verification', language }),
      act: () => review(reviewer, id, 'take'),
    }
  },
  'verification.already_decided': async () => {
    const id = await sendIn(await somebody())
    await review(colleague, id, 'approve')
    return {
      ask: (language) => review(reviewer, id, 'reject', language),
      read: reader(reviewer),
      solved: () => call(reviewer, '/v1/staff/documents', { as: 'verification' }),
    }
  },
  'verification.still_good': async () => {
    const anna = await somebody()
    const ends = new Date(clock.now().getTime() + 100 * dayMs).toISOString().slice(0, 10)
    await review(reviewer, await sendIn(anna, { expiresOn: ends }), 'approve')
    return {
      ask: (language) => begin(anna, {}, language),
      read: reader(anna),
      told: [() => mailsTo(anna.email), /passport/],
      // The promise: a mail 30 days before it ends, and then a new one is taken.
      act: async () => {
        clock.advanceMs(71 * dayMs)
        await inTestTransaction(database, ctx, (tx) => remindOfExpiry(tx))
        assert.match(await mailsTo(anna.email), /Days left: 30/)
      },
    }
  },
})
