import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBankFile } from '#funding'
import { simulateBank } from '../../../src/funding/bank-simulator/simulate-bank.ts'
import { tellLateWithdrawals } from '../../../src/funding/withdrawals/jobs.ts'
import { sendWithdrawals } from '../../../src/funding/withdrawals/write-files.ts'
import { testContext } from '../context.ts'
import { ibanEnding } from '../iban-ending.ts'
import type { PersonStep } from './sign-in-steps.ts'
import { readMoney, type Somebody, type Story } from './story.ts'

/** What becomes of a payment is chosen by the end of the account's number. */
const endings: Readonly<Record<string, string>> = {
  'is wrong': '0001',
  'is closed': '0004',
  'is blocked': '0006',
  'sends money back': '0009',
  'never answers': '0077',
}

const addAccount = async (story: Story, person: Somebody, end: string, holder: string) => {
  const body = { currency: 'EUR', holder, account: ibanEnding(end) }
  const added = await story.call(person, '/v1/instruments', body)
  assert.equal(added.status, 201, added.text)
  story.bankAccounts.set(person.id, added.json.id)
}

const withdraw = async (story: Story, person: Somebody, money: string) => {
  const { digits: amount, currency } = readMoney(money)
  const instrumentId = story.bankAccounts.get(person.id)
  return story.call(person, '/v1/withdrawals', { instrumentId, amount, currency })
}

/** What a person does with money that leaves for a bank. */
export const withdrawalSteps: readonly PersonStep[] = [
  [
    /^adds a bank account(?: that (?<what>.+))?$/,
    (story, person, { what = '' }) =>
      addAccount(story, person, endings[what] ?? '3000', person.name),
  ],
  [
    /^adds another bank account$/,
    (story, person) => addAccount(story, person, '3111', person.name),
  ],
  [
    /^adds a bank account in another script$/,
    (story, person) => addAccount(story, person, '3222', '王小明'),
  ],
  [
    /^withdraws (?<money>[\d.]+ [A-Z]+)$/,
    async (story, person, { money = '' }) => {
      const asked = await withdraw(story, person, money)
      assert.equal(asked.status, 201, asked.text)
      story.withdrawal.id = asked.json.id
    },
  ],
  [
    /^tries to withdraw (?<money>[\d.]+ [A-Z]+)$/,
    async (story, person, { money = '' }) => {
      const refused = await withdraw(story, person, money)
      assert.ok(refused.status >= 400, 'it was taken')
    },
  ],
  [
    /^cancels the withdrawal$/,
    async (story, person) => {
      const path = `/v1/withdrawals/${story.withdrawal.id}/cancel`
      const done = await story.call(person, path, {})
      assert.equal(done.status, 200, done.text)
    },
  ],
]

/** The bank looks at its folder, its clock so far ahead; what it answers is imported. */
const bankTurn = async (story: Story, aheadMs: number): Promise<void> => {
  const { world } = story
  story.folder.path ||= await mkdtemp(join(tmpdir(), 'okpay-history-'))
  const [inFolder, outFolder] = [join(story.folder.path, 'in'), join(story.folder.path, 'out')]
  const ctx = testContext({ clock: world.clock, ids: world.ids })
  await sendWithdrawals(world.database.pool, ctx, outFolder)
  await simulateBank({ inFolder, outFolder, now: () => new Date(Date.now() + aheadMs) })
  for (const name of (await readdir(inFolder).catch(() => [])).sort()) {
    const bytes = await readFile(join(inFolder, name))
    await world.asSystem((tx) => importBankFile(tx, { name, bytes, source: 'folder' }))
    await rm(join(inFolder, name))
  }
}

export const bankPaymentSteps: readonly PersonStep[] = [
  [/^takes our payments$/, (story) => bankTurn(story, 0)],
  [/^books our payments$/, (story) => bankTurn(story, 5_000)],
  [/^sends back what it could not pay$/, (story) => bankTurn(story, 20_000)],
]

const decide = async (story: Story, decision: string, body: object) => {
  const path = `/v1/staff/withdrawals/${story.withdrawal.id}/${decision}`
  const done = await story.world.call(path, body, { as: 'treasury' })
  assert.equal(done.status, 200, done.text)
}

export const reviewSteps: readonly PersonStep[] = [
  [/^approves the withdrawal$/, (story) => decide(story, 'approve', {})],
  [
    /^does not send the withdrawal: (?<reason>.+)$/,
    (story, _, { reason = '' }) => decide(story, 'reject', { reason }),
  ],
]

export const clockSteps: readonly PersonStep[] = [
  [
    /^servers look for what is late$/,
    (story) => story.world.asSystem((tx) => tellLateWithdrawals(tx)),
  ],
]
