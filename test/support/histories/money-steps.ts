import assert from 'node:assert/strict'
import { importBankFile } from '#funding'
import { requireNewPassword, setPersonState } from '#identity'
import { type AccountState, findAccounts, setAccountState } from '#ledger'
import type { Currency } from '#money'
import { bankFile, ourEuroAccount } from '../bank-files.ts'
import type { PersonStep } from './sign-in-steps.ts'
import { readMoney, type Somebody, type Story } from './story.ts'

const payeeOf = async (story: Story, person: Somebody, to: string): Promise<string> => {
  if (to === 'a mistyped number') return 'OK123456789'
  if (to === 'herself' || to === 'himself') return person.accountNumber
  if (to.includes('@')) return to
  return (await story.somebody(to)).accountNumber
}

const send = async (story: Story, person: Somebody, told: Record<string, string | undefined>) => {
  const { money = '', to = '', memo } = told
  const { digits: amount, currency } = readMoney(money)
  const body = { to: await payeeOf(story, person, to), amount, currency, ...(memo && { memo }) }
  return story.call(person, '/v1/transfers', body)
}

const toWhom = String.raw`(?<to>a mistyped number|herself|himself|\S+)`
const what = String.raw`(?<money>[\d.]+ [A-Z]+) to ${toWhom}(?: for (?<memo>.+?))?(?: ×(?<times>\d+))?`

/** What a person does with money. */
export const moneySteps: readonly PersonStep[] = [
  [
    /^has (?<money>[\d.]+ [A-Z]+)$/,
    (story, person, { money = '' }) => story.world.give(person, readMoney(money)),
  ],
  [
    new RegExp(`^sends ${what}$`),
    async (story, person, told) => {
      for (let n = 0; n < Number(told.times ?? 1); n++) {
        const sent = await send(story, person, told)
        assert.equal(sent.status, 201, sent.text)
        person.transfers.push(sent.json.id)
      }
    },
  ],
  [
    new RegExp(`^tries to send ${what}$`),
    async (story, person, told) => {
      for (let n = 0; n < Number(told.times ?? 1); n++) {
        const refused = await send(story, person, told)
        assert.ok(refused.status >= 400, 'it was sent')
      }
    },
  ],
  [
    new RegExp(`^asks what ${what} costs$`),
    async (story, person, { money = '', to = '' }) => {
      const { digits: amount, currency } = readMoney(money)
      const body = { to: await payeeOf(story, person, to), amount, currency }
      await story.call(person, '/v1/transfers/quotes', body)
    },
  ],
  [
    new RegExp(`^confirms too late that ${what} shall go$`),
    async (story, person, { money = '', to = '' }) => {
      const { digits: amount, currency } = readMoney(money)
      const body = { to: await payeeOf(story, person, to), amount, currency }
      const quote = await story.call(person, '/v1/transfers/quotes', body)
      assert.equal(quote.status, 201, quote.text)
      story.world.clock.advanceMs(90_000)
      const late = { ...body, quoteId: quote.json.id }
      const refused = await story.call(person, '/v1/transfers', late)
      assert.equal(refused.json.code, 'transfers.quote_expired', refused.text)
    },
  ],
  [
    /^looks for people who are not there ×(?<times>\d+)$/,
    async (story, person, { times }) => {
      for (let n = 0; n < Number(times); n++) {
        await story.call(person, '/v1/payees/look-up', { to: `nobody${n}@example.org` })
      }
    },
  ],
  [
    /^looks at the bank details(?: in (?<currency>[A-Z]+))?$/,
    async (story, person, { currency = 'EUR' }) => {
      const shown = await story.call(person, `/v1/deposits/bank-details?currency=${currency}`)
      assert.equal(shown.status, 200, shown.text)
      story.references.set(person.id, shown.json.reference)
    },
  ],
]

const day = (at: Date): string => at.toISOString().slice(0, 10)

const accounts: Readonly<Record<string, string>> = { EUR: ourEuroAccount, USD: '4820117305' }

type Paid = { money: string; text: string; daysAgo: number }

/** The bank's statement of one payment, as a file. */
const bankSays = async (story: Story, { money, text, daysAgo }: Paid) => {
  const { world } = story
  const { digits: amount, currency } = readMoney(money)
  const at = new Date(world.clock.now().getTime() - daysAgo * 86_400_000)
  // Banks write at most 35 characters.
  const unique = world.ids.next().replaceAll('-', '')
  const { bytes } = bankFile({
    messageId: unique,
    statements: [
      {
        ...{ id: unique, account: accounts[currency] ?? '', currency },
        entries: [
          {
            amount,
            remittance: text,
            debtor: 'Somebody',
            debtorAccount: 'DE89370400440532013000',
            day: day(at),
            bankReference: unique,
          },
        ],
      },
    ],
  })
  const file = await world.asSystem((tx) =>
    importBankFile(tx, { name: `${unique}.xml`, bytes, source: 'upload' }),
  )
  assert.equal(file.refusalCode, null)
  const items = await world.call('/v1/staff/suspense?state=open&limit=1', undefined, {
    as: 'treasury',
  })
  story.suspense.id = items.json.items[0]?.id ?? ''
}

const referenceOf = (story: Story, person: Somebody): string => {
  const reference = story.references.get(person.id)
  assert.ok(reference, 'nobody has looked at the bank details')
  return reference
}

/** One character off: a reference that checks as nobody's. */
const mistype = (reference: string): string =>
  `${reference.slice(0, 4)}${reference[4] === 'A' ? 'B' : 'A'}${reference.slice(5)}`

export const bankSteps: readonly PersonStep[] = [
  [
    /^books (?<money>[\d.]+ [A-Z]+) with (?:her|his) reference(?:, (?<days>\d+) days late)?$/,
    (story, person, { money = '', days = '0' }) =>
      bankSays(story, { money, text: referenceOf(story, person), daysAgo: Number(days) }),
  ],
  [
    /^books (?<money>[\d.]+ [A-Z]+) without a reference$/,
    (story, _, { money = '' }) => bankSays(story, { money, text: 'top-up', daysAgo: 0 }),
  ],
  [
    /^books (?<money>[\d.]+ [A-Z]+) with a mistyped reference$/,
    (story, person, { money = '' }) =>
      bankSays(story, { money, text: mistype(referenceOf(story, person)), daysAgo: 0 }),
  ],
]

const setWallet = (story: Story, person: Somebody, currency: Currency, state: AccountState) =>
  story.world.asSystem(async (tx) => {
    const wanted = { ownerId: person.id, kind: 'wallet', asset: currency } as const
    const [wallet] = await findAccounts(tx, [wanted])
    assert.ok(wallet, `no ${currency} wallet`)
    await setAccountState(tx, wallet.id, state)
  })

const whose = '(?:(?:her|his)|(?<name>\\w+)’s)'
const meant = async (story: Story, person: Somebody, name: string | undefined) =>
  name === undefined ? person : story.somebody(name)

const setState = async (
  story: Story,
  person: Somebody,
  state: Parameters<typeof setPersonState>[2],
) => {
  await story.world.asSystem((tx) => setPersonState(tx, person.id, state))
  if (state !== 'active') person.token = null
}

const bothLanguages = (text: string) => ({ en: text, 'zh-CN': text })
const inHours = ({ world }: Story, hours: string): string =>
  new Date(world.clock.now().getTime() + Number(hours) * 3_600_000).toISOString()

export const staffSteps: readonly PersonStep[] = [
  [
    /^credits that payment to (?:her|him)$/,
    async (story, person) => {
      const body = { accountNumber: person.accountNumber, reason: 'found by name' }
      const path = `/v1/staff/suspense/${story.suspense.id}/assign`
      const done = await story.world.call(path, body, { as: 'treasury' })
      assert.equal(done.status, 200, done.text)
    },
  ],
  [
    /^returns that payment$/,
    async (story) => {
      const path = `/v1/staff/suspense/${story.suspense.id}/return`
      const body = { reason: 'cannot be credited' }
      const done = await story.world.call(path, body, { as: 'treasury' })
      assert.equal(done.status, 200, done.text)
    },
  ],
  [
    new RegExp(`^freezes ${whose} account$`),
    async (story, person, { name }) =>
      setState(story, await meant(story, person, name), 'frozen_by_risk'),
  ],
  [
    new RegExp(`^lifts the freeze of ${whose} account$`),
    async (story, person, { name }) => setState(story, await meant(story, person, name), 'active'),
  ],
  [
    new RegExp(`^closes ${whose} account$`),
    async (story, person, { name }) => setState(story, await meant(story, person, name), 'closed'),
  ],
  [
    /^restricts (?:her|him) for (?<reason>\w+), told (?<disclosure>full|generic|silent)$/,
    async (story, person, { reason, disclosure }) => {
      const placed = await story.world.call(
        `/v1/staff/people/${person.accountNumber}/restrictions`,
        {
          ...{ reason, disclosure, affects: ['transfer_out'] },
          category: reason === 'debt' ? 'debt' : 'risk_review',
          ...{ reviewDue: inHours(story, '96'), note: 'payments unlike before' },
        },
        { as: 'senior_support' },
      )
      assert.equal(placed.status, 201, placed.text)
    },
  ],
  [
    /^demands a new password$/,
    async (story, person) => {
      await story.world.asSystem((tx) => requireNewPassword(tx, person.id, 'breached'))
      person.token = null
    },
  ],
  [
    new RegExp(`^(?<verb>stops|opens|closes) ${whose} (?<currency>[A-Z]+) wallet$`),
    async (story, person, { verb = '', name, currency }) => {
      const states: Record<string, AccountState> = { stops: 'frozen', closes: 'closed' }
      const owner = await meant(story, person, name)
      await setWallet(story, owner, currency as Currency, states[verb] ?? 'open')
    },
  ],
]

export const outsideSteps: readonly PersonStep[] = [
  [
    /^mailbox refuses our mail$/,
    async ({ world }, person) => world.outside.refusing.add(person.email),
  ],
  [
    /^mailbox takes our mail again$/,
    async ({ world }, person) => world.outside.refusing.delete(person.email),
  ],
  [
    /^phone refuses our texts$/,
    async ({ world }, person) => world.outside.refusing.add(String(person.phone)),
  ],
  [
    /^phone takes our texts again$/,
    async ({ world }, person) => world.outside.refusing.delete(String(person.phone)),
  ],
  [/^servers for mail are away$/, async ({ world }) => world.outside.away.add('mail')],
  [/^servers for texts are away$/, async ({ world }) => world.outside.away.add('sms')],
  [/^servers are there again$/, async ({ world }) => world.outside.away.clear()],
]

/** What those on duty do to everybody. */
export const dutySteps: readonly PersonStep[] = [
  [
    /^close transfers for (?<hours>\d+) h$/,
    async (story, _, { hours = '' }) => {
      const everything = { methods: [], currencies: [], countries: [] }
      const done = await story.world.call(
        '/v1/staff/availability/windows',
        {
          ...{ operations: ['transfer'], ...everything, title: bothLanguages('Transfers') },
          ...{ why: bothLanguages('New machines'), startsAt: null, endsAt: inHours(story, hours) },
          ...{ endsBy: 'clock', reason: 'planned' },
        },
        { as: 'incident_commander' },
      )
      assert.equal(done.status, 201, done.text)
    },
  ],
  [
    /^stop the bank rail for (?<hours>\d+) h$/,
    async (story, _, { hours = '' }) => {
      await story.stopRail(inHours(story, hours))
    },
  ],
]
