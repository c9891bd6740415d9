import type { Language } from '#platform/problems'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld()
const { call, personWith, staff, reads, waits } = world

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'
/** A call by somebody who is signed in, wrong at first and then as it should be. */
const corrected = async (
  [method, path]: readonly [Method, string],
  wrong: object | undefined,
  [rightMethod, rightPath, right]: readonly [Method, string, object?],
) => {
  const person = await personWith()
  const { token } = person
  return {
    ask: (language: Language) => call(path, wrong, { token, method, language }),
    ...(method === 'GET' ? {} : { read: reads(person) }),
    solved: () => call(rightPath, right, { token, method: rightMethod }),
  }
}

const day = '2026-11-20'
const eur = (path: string, from = day, to = day) =>
  `/v1/wallets/EUR/statement.${path}?from=${from}&to=${to}`

/** The same with a wallet in EUR. */
const ofWallet = async (wrong: string, right: string) => {
  const { token } = await personWith()
  await call('/v1/wallets', { currency: 'EUR' }, { token, idempotencyKey: 'open' })
  return {
    ask: (language: Language) => call(wrong, undefined, { token, language }),
    solved: () => call(right, undefined, { token }),
  }
}

const report = (text: string, rest: object = {}, language: Language = 'en') =>
  call('/v1/phishing-reports', { text, ...rest }, { language })

const codesMade = async () => {
  const person = await personWith()
  const make = (language: Language = 'en') =>
    call('/v1/me/caller-codes', {}, { token: person.token, language })
  for (let made = 0; made < 10; made++) await make()
  return { ask: make, read: reads(person), wait: waits(person) }
}

const looksTaken = async () => {
  const person = await staff('support')
  const body = { accountNumber: 'OK000000000' }
  const look = (language: Language = 'en') =>
    call('/v1/staff/caller-codes/look-up', body, { token: person.token, language })
  for (let tries = 0; tries < 20; tries++) await look()
  return { ask: look, read: reads(person), wait: waits(person) }
}

const decided = async (reference: string | null, frauds: readonly string[]) => {
  const person = await staff('administrator')
  const given = (await report('https://bad.top')).json.reference as string
  const decide = (which: string, list: readonly string[], language: Language = 'en') => {
    const body = { state: 'confirmed', note: 'looked', frauds: list }
    const path = `/v1/staff/phishing-reports/${which}/decide`
    return call(path, body, { token: person.token, language })
  }
  return {
    ask: (language: Language) => decide(reference ?? given, frauds, language),
    read: reads(person),
    solved: () => decide(given, ['web:bad.top']),
  }
}

provoke({
  'wallets.currency_not_permitted': async () => {
    const { json } = await call('/v1/sign-up-options')
    const narrow = json.countries.find(
      ({ currencies }: { currencies: string[] }) => !currencies.includes('USDC'),
    )
    const person = await personWith({ country: narrow.code, mainCurrency: narrow.currencies[0] })
    const open = (currency: string, language: Language = 'en') =>
      call('/v1/wallets', { currency }, { token: person.token, language })
    return {
      ask: (language) => open('USDC', language),
      read: reads(person),
      solved: () => open(narrow.currencies[0]),
    }
  },
  'wallets.wallet_not_open': async () => {
    const { token } = await personWith()
    return {
      ask: (language) => call('/v1/wallets/EUR/history', undefined, { token, language }),
      act: () => call('/v1/wallets', { currency: 'EUR' }, { token }),
    }
  },
  'wallets.movement_not_found': () =>
    corrected(['GET', '/v1/activity/tr_01h455vb4pex5vsknk084sn02q'], undefined, [
      'GET',
      '/v1/activity',
    ]),
  'wallets.days_invalid': () =>
    corrected(['GET', '/v1/activity?from=2026-11-20&to=2026-11-01'], undefined, [
      'GET',
      '/v1/activity?from=2026-11-01&to=2026-11-20',
    ]),
  'wallets.period_invalid': () => ofWallet(eur('csv', '2026-11-22', '2026-11-21'), eur('csv')),
  'explain.not_found': () =>
    corrected(['GET', '/v1/explanations/transfer/tr_01h455vb4pex5vsknk084sn02q'], undefined, [
      'GET',
      '/v1/refusals',
    ]),
  'diagnosis.account_unknown': async () => {
    const { token } = await staff('support')
    const { accountNumber } = await personWith()
    const look = (number: string, language: Language = 'en') =>
      call(`/v1/staff/people/${number}/diagnosis`, undefined, { token, language })
    return {
      ask: (language: Language) => look('OK000000000', language),
      solved: () => look(accountNumber),
    }
  },
  'platform.cursor_invalid': () =>
    corrected(['GET', '/v1/activity?cursor=x'], undefined, ['GET', '/v1/activity']),
  'notifications.notices_unnamed': () =>
    corrected(['POST', '/v1/notices/read'], {}, ['POST', '/v1/notices/read', { all: true }]),
  'notifications.security_stays_on': () =>
    corrected(
      ['PUT', '/v1/notices/preferences'],
      { items: [{ topic: 'credentials', channel: 'mail', isOn: false }] },
      [
        'PUT',
        '/v1/notices/preferences',
        { items: [{ topic: 'money_received', channel: 'mail', isOn: false }] },
      ],
    ),
  'notifications.channel_not_offered': () =>
    corrected(
      ['PUT', '/v1/notices/preferences'],
      { items: [{ topic: 'money_sent', channel: 'sms', isOn: true }] },
      [
        'PUT',
        '/v1/notices/preferences',
        { items: [{ topic: 'money_sent', channel: 'mail', isOn: true }] },
      ],
    ),
  'official.report_empty': () => ({
    ask: (language) => report('   ', {}, language),
    solved: () => report('https://bad.example.top'),
  }),
  'official.contact_unusable': () => ({
    ask: (language) => report('https://bad.top', { contact: 'nobody at all' }, language),
    solved: () => report('https://bad.top', { contact: 'anna@example.org' }),
  }),
  'official.report_not_found': () => decided('PH-0000-0000', ['web:bad.top']),
  'official.not_in_report': () => decided(null, ['web:other.top']),
  'official.codes_too_often': codesMade,
  'official.look_ups_too_often': looksTaken,
})
