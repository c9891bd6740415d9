import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { enrolPerson, findPeople, type PersonSummary } from '#identity'
import { createManualClock } from '#platform/clock'
import type { TxContext } from '#platform/context'
import { createIds } from '#platform/ids'
import { systemRandom } from '#platform/random'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { DocumentKind, Variant } from './document.ts'
import { insertDocument, keepDecision, keepSubmitted, loadDocument } from './document-store.ts'
import { listInUse } from './screening/list-in-use.ts'
import { screenPerson } from './screening/screen-person.ts'
import { settleTier } from './settle-tier.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-23T08:00:00Z'))
const ids = createIds(clock, systemRandom)
const ctx = testContext({ clock, ids })
const list = listInUse(null)
const inTx = <T>(work: (tx: TxContext) => Promise<T>) => inTestTransaction(database, ctx, work)

const enrol = (name: string) =>
  inTx((tx) =>
    enrolPerson(tx, {
      ...{ email: `${ids.next()}@example.com`, name, country: 'DE', language: 'en' as const },
      mainCurrency: 'EUR',
    }),
  )

const sentIn = (person: PersonSummary, kind: DocumentKind, variant: Variant) =>
  inTx(async (tx) => {
    const id = ids.next()
    await insertDocument(tx, {
      ...{ id, personId: person.id, kind, variant, country: null, number: null, expiresOn: null },
      ...{ startedAt: clock.now(), policyVersion: 1 },
    })
    await keepSubmitted(tx, id, clock.now())
    return id
  })

const reviewer = await enrol('Rita Review')

/** As a reviewer's decision does it. */
const approve = async (tx: TxContext, id: string): Promise<void> => {
  const document = (await loadDocument(tx, id))!
  const nothing = { reason: null, words: null, note: null, expiresOn: null }
  await keepDecision(tx, document, { ...nothing, state: 'approved', by: reviewer.id })
  await screenPerson(tx, list, document.personId as PersonSummary['id'])
  await settleTier(tx, document.personId as PersonSummary['id'], 'approved')
}

test('Two documents approved at the same moment give the tier that both allow', async () => {
  const anna = await enrol('Anna Keller')
  const passport = await sentIn(anna, 'identity', 'passport')
  const selfie = await sentIn(anna, 'selfie', 'selfie')
  let second: Promise<void> | undefined
  await inTx(async (tx) => {
    await approve(tx, passport)
    second = inTx((other) => approve(other, selfie))
    // Long enough for the second to come to its end, were it not to wait for the first.
    await wait(300)
  })
  await second
  const found = await inTx((tx) => findPeople(tx, [anna.id]))
  assert.equal(found.get(anna.id)?.tier, 1)
})
