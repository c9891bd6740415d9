import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankFile } from '../../test/support/bank-files.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createRiskWorld } from '../../test/support/risk-world.ts'

const database = await createTestDatabase()
const world = await createRiskWorld(database)
const { call, enrol, place, lift } = world
const treasurer = await enrol({ name: 'Tina Treasurer' })

type Somebody = Awaited<ReturnType<typeof enrol>>
const referenceOf = async (person: Somebody): Promise<string> =>
  (await call(person, '/v1/deposits/bank-details?currency=EUR')).json.reference

let drawn = 0
const pay = async (remittance: string) => {
  const entries = [{ amount: '50.00', remittance, bankReference: `RESTRICTED-${++drawn}` }]
  const { bytes } = bankFile({ statements: [{ entries }] })
  const body = Buffer.from(bytes).toString('utf8')
  const init = { method: 'POST', as: 'treasury', body } as const
  return (await call(treasurer, '/v1/staff/bank-files?name=x.xml', init)).json
}
const suspenseOf = async (reference: string) =>
  (
    await call(treasurer, '/v1/staff/suspense?state=open&limit=100', { as: 'treasury' })
  ).json.items.find((item: { remittance: string }) => item.remittance === reference)

for (const affects of ['deposit', 'transfer_in']) {
  test(`A deposit of somebody whose ${affects} is stopped waits in suspense and is not lost`, async () => {
    const anna = await enrol({ name: 'Anna Keller' })
    const reference = await referenceOf(anna)
    const id = await place(anna, { affects: [affects], currencies: ['EUR'] })
    const file = await pay(reference)
    assert.deepEqual([file.credited, file.unmatched], [0, 1])
    const item = await suspenseOf(reference)
    assert.equal(item.reason, 'person_restricted')
    assert.match(item.explanation, /may not take in money for now/)
    const assign = () =>
      call(treasurer, `/v1/staff/suspense/${item.id}/assign`, {
        ...{ method: 'POST', as: 'treasury' },
        body: { accountNumber: anna.accountNumber, reason: 'It is hers.' },
      })
    assert.equal((await assign()).json.code, 'funding.suspense_person_cannot_receive')
    await lift(id)
    assert.equal((await assign()).status, 200)
    assert.equal((await pay(reference)).credited, 1)
  })
}

test('One that stops other currencies or other things lets a deposit in', async () => {
  const anna = await enrol({ name: 'Anna Keller' })
  await place(anna, { affects: ['deposit'], currencies: ['USD'] })
  await place(anna, { affects: ['transfer_out', 'withdrawal', 'payment', 'sign_in'] })
  assert.equal((await pay(await referenceOf(anna))).credited, 1)
})
