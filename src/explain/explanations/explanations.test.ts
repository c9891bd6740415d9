import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AuditEntry, recordAudit } from '#audit'
import { type PersonSummary, setPersonState } from '#identity'
import type { Role } from '#platform/context'
import { formatId } from '#platform/ids'
import { loadRestrictions } from '#risk'
import { bankFile } from '../../../test/support/bank-files.ts'
import { inTestTransaction } from '../../../test/support/context.ts'
import { coolDown } from '../../../test/support/cool-down.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWorld, read } from '../../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const amy = await world.enrol({ name: 'Amy Adams' })
const bob = await world.enrol({ name: 'Bob Brown' })
const eve = await world.enrol({ name: 'Eve Evans' })
const tess = await world.enrol({ name: 'Tess Treasury' })
await world.deposit(amy, read('100.00', 'EUR'))

const explain = (person: PersonSummary, kind: string, id: string, language = 'en') =>
  world.call(person, `/v1/explanations/${kind}/${id}`, { language })
const asStaff = (kind: string, id: string, query = '', as: Role = 'treasury') =>
  world.call(tess, `/v1/staff/explanations/${kind}/${id}${query}`, { as })
const actionsOf = ({ json }: { json: { actions: { id: string }[] } }) =>
  json.actions.map(({ id }) => id)

const notHis = async (person: PersonSummary, kind: string, id: string) => {
  const answer = await explain(person, kind, id)
  assert.deepEqual([answer.status, answer.json.code], [404, 'explain.not_found'])
}

describe('The explanation of a transfer', async () => {
  const wish = {
    to: bob.accountNumber,
    amount: '5.00',
    currency: 'EUR',
    memo: 'for lunch',
  } as const
  const { json: sent } = await world.send(amy, wish)

  it('tells the sender that the money is with the payee, on the evidence of one event', async () => {
    const answer = await explain(amy, 'transfer', sent.id)
    assert.equal(answer.status, 200)
    const { code, reader, state, money, evidence, timeline, policyVersion } = answer.json
    assert.deepEqual([code, reader, state], ['explain.transfer_sent', 'owner', 'done'])
    assert.deepEqual([money.where, money.amount.amount, money.account], ['payee', '5.00', null])
    assert.deepEqual(
      evidence.map(({ type }: { type: string }) => type),
      ['transfers.sent'],
    )
    assert.deepEqual(
      timeline.map((step: { code: string; state: string }) => `${step.code} ${step.state}`),
      ['confirmed done', 'debited done', 'credited done'],
    )
    assert.equal(policyVersion, sent.policyVersion)
    assert.deepEqual(actionsOf(answer), ['receipt', 'send_again', 'freeze'])
  })

  it('tells the payee that the money is theirs, on their own evidence', async () => {
    const { json } = await explain(bob, 'transfer', sent.id, 'zh-CN')
    assert.deepEqual([json.code, json.reader], ['explain.transfer_received', 'counterparty'])
    assert.equal(json.money.where, 'yours')
    assert.equal(json.evidence.length, 1)
    assert.equal(json.evidence[0].type, 'transfers.received')
    assert.match(json.detail, /向您转账/)
  })

  it('is not there for anybody else, as if it did not exist', async () => {
    await notHis(eve, 'transfer', sent.id)
    await notHis(amy, 'transfer', formatId('transfer', world.ids.next()))
    await notHis(amy, 'transfer', 'tr_nonsense')
    await notHis(amy, 'deposit', sent.id)
  })

  it('shows staff both sides and the ledger account, and puts that on record', async () => {
    const { json } = await asStaff('transfer', sent.id)
    assert.equal(json.reader, 'staff')
    assert.equal(json.evidence.length, 2)
    assert.match(json.money.account, /^acct_/)
    const { rows } = await database.owner.query(
      "SELECT person_id, facts FROM audit.entries WHERE event = 'sensitive_read' AND facts->>'id' = $1",
      [sent.id],
    )
    assert.equal(rows[0].person_id, amy.id)
  })

  it('refuses staff pages to customers', async () => {
    const answer = await world.call(amy, `/v1/staff/explanations/transfer/${sent.id}`)
    assert.equal(answer.status, 403)
  })
})

describe('The explanation of a deposit', () => {
  const upload = async (reference: string, bankReference: string) => {
    const { bytes } = bankFile({
      statements: [
        { entries: [{ amount: '7.50', bankReference, debtor: 'Max', remittance: reference }] },
      ],
    })
    const body = bytes.toString()
    const path = `/v1/staff/bank-files?name=${bankReference}.xml`
    return world.call(tess, path, { method: 'POST', body, as: 'treasury' })
  }
  const latestDeposit = async (person: PersonSummary) => {
    const { json } = await world.call(person, '/v1/activity?kind=bank_deposit&limit=1')
    return json.items[0].id
  }

  it('tells the owner of money that is held: why, where it is and until when, the same everywhere', async () => {
    const hal = await world.enrol({ name: 'Hal Held' })
    const { json: details } = await world.call(hal, '/v1/deposits/bank-details?currency=EUR')
    await inTestTransaction(database, world.ctx, (tx) =>
      setPersonState(tx, hal.id, 'frozen_by_owner'),
    )
    assert.equal((await upload(details.reference, 'HELD-1')).json.unmatched, 1)
    const { unfinished, allAvailable } = (await world.call(hal, '/v1/me/money')).json
    const [thing] = unfinished
    assert.deepEqual([thing.kind, thing.where, allAvailable], ['deposit_held', 'unmatched', false])
    assert.equal(thing.amount.amount, '7.50')
    const answer = await explain(hal, 'deposit', thing.id)
    assert.equal(answer.status, 200, answer.text)
    const { code, reader, by, money, evidence, whoActs } = answer.json
    assert.deepEqual([code, reader, whoActs], ['diagnosis.deposit_held', 'owner', 'okpay'])
    assert.deepEqual([by, money.movesNext, money.where], [thing.movesNext, by, 'unmatched'])
    assert.ok(evidence.length > 0)
    const chinese = await explain(hal, 'deposit', thing.id, 'zh-CN')
    assert.match(chinese.json.detail, /款项单独保管，归您所有/)
    const found = await world.call(hal, '/v1/diagnosis', { method: 'POST', body: {} })
    const held = found.json.items.find((item: { code: string }) => item.code === code)
    assert.deepEqual(
      [held.by, held.evidence[0].id, held.detail],
      [by, thing.id, answer.json.detail],
    )
    await notHis(amy, 'deposit', thing.id)
    assert.equal((await asStaff('deposit', thing.id)).json.reader, 'staff')
  })

  it('says how it was matched by the reference', async () => {
    const { json: details } = await world.call(bob, '/v1/deposits/bank-details?currency=EUR')
    await upload(details.reference, 'EXPL0001')
    const answer = await explain(bob, 'deposit', await latestDeposit(bob))
    const { code, money, timeline, evidence } = answer.json
    assert.deepEqual([code, money.where], ['explain.deposit_credited', 'yours'])
    assert.deepEqual(
      timeline.map((step: { code: string }) => step.code),
      ['received', 'matched', 'credited'],
    )
    assert.equal(evidence[0].type, 'funding.deposit_credited')
  })

  it('says that staff found it, with the days between, and shows their note to staff only', async () => {
    await upload('no reference at all', 'EXPL0002')
    const list = await world.call(tess, '/v1/staff/suspense?state=open', { as: 'treasury' })
    const [item] = list.json.items
    const waiting = await asStaff('deposit', item.id)
    assert.deepEqual(
      [waiting.json.code, waiting.json.state, waiting.json.money.where],
      ['explain.deposit_unmatched', 'waiting', 'unmatched'],
    )
    await notHis(bob, 'deposit', item.id)
    world.clock.advanceMs(48 * 3_600_000)
    await world.call(tess, `/v1/staff/suspense/${item.id}/assign`, {
      method: 'POST',
      body: { accountNumber: bob.accountNumber, reason: 'secret staff note' },
      as: 'treasury',
    })
    const id = await latestDeposit(bob)
    const answer = await explain(bob, 'deposit', id)
    const { code, timeline, evidence } = answer.json
    assert.equal(code, 'explain.deposit_assigned')
    assert.deepEqual(
      timeline.map((step: { code: string }) => step.code),
      ['received', 'unmatched', 'assigned', 'credited'],
    )
    assert.ok(timeline[3].at > timeline[1].at)
    assert.deepEqual(
      evidence.map(({ type }: { type: string }) => type),
      ['funding.entry_unmatched', 'funding.suspense_assigned', 'funding.deposit_credited'],
    )
    assert.ok(!answer.text.includes('secret staff note'))
    const staff = await asStaff('deposit', id)
    assert.match(staff.json.staffNote, /secret staff note/)
  })

  it('says that money which nobody claims is on its way back', async () => {
    await upload('nobody', 'EXPL0003')
    const list = await world.call(tess, '/v1/staff/suspense?state=open', { as: 'treasury' })
    const [{ id }] = list.json.items
    await database.owner.query(
      "UPDATE funding.suspense_items SET state = 'returned', decided_at = now(), decided_by = $1 WHERE state = 'open'",
      [tess.id],
    )
    const { json } = await asStaff('deposit', id)
    assert.deepEqual([json.code, json.state], ['explain.deposit_returning', 'under_way'])
  })
})

describe('The explanation of a refusal', () => {
  it('can be read at once, in the words of the answer, with an action that works', async () => {
    const wish = { to: bob.accountNumber, amount: '9000.00', currency: 'EUR' } as const
    const { json: problem } = await world.send(eve, wish)
    const answer = await explain(eve, 'refusal', problem.explanation)
    assert.equal(answer.status, 200)
    const { title, detail, code, state, money, evidence, policyVersion } = answer.json
    assert.deepEqual([code, title, detail], [problem.code, problem.title, problem.detail])
    assert.equal(state, 'refused')
    assert.equal(money.where, 'yours')
    assert.match(money.words, /Nothing was taken: €9,000.00/)
    assert.deepEqual(evidence[0].type, 'explain.refused')
    assert.ok(policyVersion > 0)
    assert.equal(actionsOf(answer).length > 0, true)
    await notHis(amy, 'refusal', problem.explanation)
  })

  it('offers the amount that would have passed, and that amount passes', async () => {
    await world.deposit(eve, read('300.00', 'EUR'))
    const wish = { to: bob.accountNumber, amount: '400.00', currency: 'EUR' } as const
    const { json: problem } = await world.send(eve, wish)
    assert.equal(problem.code, 'transfers.insufficient_funds')
    const answer = await explain(eve, 'refusal', problem.explanation)
    assert.deepEqual(actionsOf(answer), ['add_money', 'send_less'])
    const [, less] = answer.json.actions
    const query = new URL(less.href, 'http://x').searchParams
    assert.deepEqual(less.call, { method: 'POST', path: '/v1/transfers' })
    const amount = query.get('amount')!
    assert.ok(amount < '300.00', 'its fee has to be paid as well')
    const again = await world.send(eve, { ...wish, amount })
    assert.equal(again.status, 201)
  })

  it('is told in the language of the reader, whatever that of the call was', async () => {
    const wish = { to: amy.accountNumber, amount: '1.00', currency: 'EUR' } as const
    const { json: problem } = await world.send(amy, wish)
    const { json } = await explain(amy, 'refusal', problem.explanation, 'zh-CN')
    assert.equal(json.title, '这是您自己的账户')
    assert.deepEqual(actionsOf({ json }), ['change_input'])
    assert.equal(json.actions[0].href, '/send')
  })

  it('stands in the list of refused attempts, page by page', async () => {
    const { json: one } = await world.call(amy, '/v1/refusals?limit=1')
    assert.equal(one.items.length, 1)
    const wish = { to: 'OK1', amount: '1.00', currency: 'EUR' } as const
    await world.send(amy, wish)
    await Promise.all(world.modules.map(({ drain }) => drain?.()))
    const { json: first } = await world.call(amy, '/v1/refusals?limit=1')
    const { json: second } = await world.call(amy, `/v1/refusals?limit=1&cursor=${first.next}`)
    assert.equal(second.items[0].id, one.items[0].id)
    const foreign = await world.call(eve, `/v1/refusals?limit=1&cursor=${first.next}`)
    assert.equal(foreign.json.code, 'platform.cursor_invalid')
  })
})

describe('The explanation of a sign-in', () => {
  const note = async (entry: Pick<AuditEntry, 'event' | 'facts' | 'outcome'>) => {
    await inTestTransaction(database, world.ctx, (tx) =>
      recordAudit(tx, [{ ...entry, personId: eve.id }]),
    )
    const { rows } = await database.owner.query(
      'SELECT id FROM audit.entries WHERE person_id = $1 ORDER BY id DESC LIMIT 1',
      [eve.id],
    )
    return formatId('audit', rows[0].id)
  }

  it('tells the owner what was wrong, and nobody else', async () => {
    const password = await note({
      ...{ event: 'authn_login_fail', outcome: 'refused', facts: { by: 'password' } },
    })
    const code = await note({
      ...{ event: 'authn_login_fail', outcome: 'refused', facts: { why: 'wrong' } },
    })
    assert.equal((await explain(eve, 'sign_in', password)).json.code, 'explain.wrong_password')
    const second = await explain(eve, 'sign_in', code)
    assert.equal(second.json.code, 'explain.wrong_code')
    assert.deepEqual(actionsOf(second), ['change_password', 'see_devices', 'freeze'])
    await notHis(amy, 'sign_in', password)
  })

  it('says until when sign-in is locked, and afterwards that it has opened', async () => {
    const until = new Date(world.clock.now().getTime() + 900_000).toISOString()
    const id = await note({
      ...{ event: 'authn_login_lock', outcome: 'ok' },
      facts: { kind: 'password', tries: 10, until },
    })
    const { json } = await explain(eve, 'sign_in', id)
    assert.deepEqual(
      [json.code, json.state, json.by],
      ['explain.sign_in_locked', 'restricted', until],
    )
    assert.match(json.detail, /10 wrong tries/)
    world.clock.advanceMs(1_000_000)
    const later = await explain(eve, 'sign_in', id)
    assert.deepEqual([later.json.state, later.json.by], ['done', null])
  })

  it('explains no other line of the security history', async () => {
    const id = await note({ event: 'authn_password_change', outcome: 'ok', facts: {} })
    await notHis(eve, 'sign_in', id)
  })
})

describe('The explanation of a restriction', () => {
  const restrictionsOf = async (person: PersonSummary) =>
    (await inTestTransaction(database, world.ctx, (tx) => loadRestrictions(tx, [person.id]))).get(
      person.id,
    ) ?? []

  it('says how an owner lifts their own freeze', async () => {
    const frida = await world.enrol({ name: 'Frida Frost' })
    await inTestTransaction(database, world.ctx, (tx) =>
      setPersonState(tx, frida.id, 'frozen_by_owner'),
    )
    const [freeze] = await restrictionsOf(frida)
    const id = formatId('restriction', freeze!.id)
    const answer = await explain(frida, 'restriction', id)
    assert.equal(answer.json.code, 'risk.frozen_by_owner')
    assert.deepEqual(actionsOf(answer), ['unfreeze'])
    await notHis(amy, 'restriction', id)
    const staff = await asStaff('restriction', id, `?person=${formatId('person', frida.id)}`)
    assert.equal(staff.json.staffNote, 'security · frozen_by_owner · owner')
  })

  const place = async (disclosure: string) => {
    const person = await world.enrol({ name: 'Rita Review' })
    await database.owner.query(
      `INSERT INTO risk.restrictions (id, person_id, category, reason, affects, disclosure, since,
         review_due, placed_by, policy_version)
       VALUES ($1, $2, 'compliance', 'sanctions_check', '{transfer_out}', $3, $4, $5, $6, 1)`,
      [
        ...[world.ids.next(), person.id, disclosure, world.clock.now()],
        ...[new Date(world.clock.now().getTime() + 86_400_000), tess.id],
      ],
    )
    const [one] = await restrictionsOf(person)
    return { person, id: formatId('restriction', one!.id) }
  }

  it('tells of a generic one nothing but that there is a review, and its date', async () => {
    const { person, id } = await place('generic')
    const { json, text } = await explain(person, 'restriction', id)
    assert.equal(json.code, 'risk.review')
    assert.ok(json.by)
    assert.doesNotMatch(text, /sanction|compliance|official lists/)
    const staff = await asStaff('restriction', id, `?person=${formatId('person', person.id)}`)
    assert.match(staff.json.staffNote, /sanctions_check/)
  })

  it('does not exist for its person when it is silent', async () => {
    const { person, id } = await place('silent')
    await notHis(person, 'restriction', id)
    const query = `?person=${formatId('person', person.id)}`
    for (const role of ['support', 'support_lead', 'treasury'] as const) {
      const answer = await asStaff('restriction', id, query, role)
      assert.deepEqual([answer.status, answer.json.code], [404, 'explain.not_found'], role)
    }
    for (const role of ['verification', 'auditor'] as const) {
      assert.equal((await asStaff('restriction', id, query, role)).status, 200, role)
    }
  })

  it('rests on what is on record and names the policy that decided', async () => {
    const carl = await world.enrol({ name: 'Carl Cooling' })
    await inTestTransaction(database, world.ctx, (tx) => coolDown(tx, carl.id))
    const [wait] = await restrictionsOf(carl)
    const { json } = await explain(carl, 'restriction', formatId('restriction', wait!.id))
    assert.equal(json.code, 'risk.cooling_down')
    assert.deepEqual(
      json.evidence.map(({ type }: { type: string }) => type),
      ['cooldown_started'],
    )
    assert.match(json.evidence[0].id, /^aud_/)
    assert.ok(json.policyVersion >= 1)
    const { person, id } = await place('full')
    assert.equal((await explain(person, 'restriction', id)).json.policyVersion, 1)
  })

  it('shows reviewers what they decide about and nothing else', async () => {
    const { json: sent } = await world.send(amy, {
      ...{ to: bob.accountNumber, amount: '1.00', currency: 'EUR' },
    })
    assert.equal((await asStaff('transfer', sent.id, '', 'verification')).status, 404)
    assert.equal((await asStaff('transfer', sent.id, '', 'support')).status, 200)
  })
})
