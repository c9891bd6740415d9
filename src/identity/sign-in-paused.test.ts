import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const { call, enrol, signIn, clock } = await createIdentityWorld(database)

const pause = (personId: string, disclosure: string, currency: string | null = null) =>
  database.owner.query(
    `INSERT INTO risk.restrictions (id, person_id, category, reason, affects, currencies,
       disclosure, since, review_due, placed_by, policy_version)
     VALUES (gen_random_uuid(), $1, 'security', 'account_takeover', '{sign_in}', $2, $3, $4,
       $4::timestamptz + interval '3 days', $1, 1)`,
    [personId, currency === null ? null : [currency], disclosure, clock.now()],
  )

test('Signing in that OKPay paused is refused after the second factor, with a date', async () => {
  for (const disclosure of ['full', 'generic', 'silent']) {
    const email = `paused-${disclosure}@example.org`
    const { id } = await enrol({ email })
    assert.notEqual(tokenOf(await signIn(email)), '')
    await pause(id, disclosure)
    const refused = await signIn(email)
    assert.deepEqual([refused.status, refused.json.code], [403, 'identity.sign_in_paused'])
    assert.deepEqual(refused.json.params, { by: '2026-11-23T08:00:00.000Z' })
    assert.match(refused.json.detail, /nobody can take it.*decides by Nov 23, 2026/)
    const wrong = await call('/v1/sessions', { identifier: email, password: 'not mine at all' })
    assert.equal(wrong.json.code, 'identity.bad_credentials')
    await database.owner.query(
      `UPDATE risk.restrictions SET state = 'lifted', lifted_at = $2, lift_reason = 'staff'
        WHERE person_id = $1`,
      [id, clock.now()],
    )
    assert.notEqual(tokenOf(await signIn(email)), '')
  }
})
