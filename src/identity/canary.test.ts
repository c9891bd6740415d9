import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, deviceTokenOf, tokenOf } from '../../test/support/identity-world.ts'
import { totpCodeAt } from './factors/totp.ts'

/**
 * Lives a life with known secrets and looks for them afterwards, everywhere that somebody else could
 * read: every table as text, every line of the log, every body of a refusal.
 */
const database = await createTestDatabase()
const lines: string[] = []
const log = pino({ level: 'trace', base: null }, { write: (line: string) => lines.push(line) })
const world = await createIdentityWorld(database, { log })
const bodies: string[] = []
const call: typeof world.call = async (...given) => {
  const answer = await world.call(...given)
  if (answer.status >= 400) bodies.push(answer.text.replace(/"step_up":\{[^}]*"proof":"[^"]*"/, ''))
  return answer
}

const password = 'Zanzibar kettle 7 Orchid'
const wrongPassword = 'Mistral pebble 9 Walnut'
const email = 'canary@example.org'
const secrets = new Map<string, string>()

const live = async (): Promise<void> => {
  await world.signUp(email, { password })
  const signUpCode = await world.codeTo(email)
  secrets.set('the code of the sign-up', signUpCode)
  secrets.set('the link of the sign-up', await world.linkTo(email))
  await call('/v1/sign-ups/confirm', { email, code: signUpCode === '111111' ? '222222' : '111111' })
  const opened = await call('/v1/sign-ups/confirm', { email, code: signUpCode })
  const token = tokenOf(opened)
  secrets.set('a session token', token)
  secrets.set('the token of a device', deviceTokenOf(opened).split('.')[0] ?? '')

  await call('/v1/sessions', { identifier: email, password: wrongPassword })
  const step = await call('/v1/sessions', { identifier: email, password })
  const { proof } = step.json
  secrets.set('the token of a check', proof)
  await call('/v1/proofs/code', { proof, method: 'email' })
  const code = await world.codeTo(email)
  secrets.set('the code of a sign-in', code)
  await call('/v1/proofs/answer', { proof, method: 'email', code: '000000' })
  await call('/v1/proofs/answer', { proof, method: 'email', code })
  const second = tokenOf(await call('/v1/sessions/complete', { proof }))
  secrets.set('another session token', second)

  const { step_up } = (await world.call('/v1/me/totp', {}, { token: second })).json
  await world.proveBy(step_up.proof, 'email', email)
  const app = await call('/v1/me/totp', {}, { token: second, proof: step_up.proof })
  secrets.set('the secret of an app', app.json.secret)
  const { id, secret } = app.json
  const done = await call(
    '/v1/me/totp/confirm',
    { id, code: totpCodeAt(secret, world.clock.now()) },
    { token: second },
  )
  for (const [index, recovery] of done.json.recoveryCodes.entries()) {
    secrets.set(`recovery code ${index}`, recovery)
    secrets.set(`recovery code ${index} without dashes`, recovery.replaceAll('-', ''))
  }
  secrets.set('the password', password)
  secrets.set('a wrong password', wrongPassword)
}

/** Every row of every table that is ours or the job queue's, as PostgreSQL writes it. */
const dump = async (): Promise<string> => {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ row: string }>(
      `SELECT t::text AS row FROM ${name} AS t`,
    )
    texts.push(...rows.map(({ row }) => row))
  }
  assert.ok(texts.length > 20, 'there is something to look through')
  return texts.join('\n')
}

/** Six digits may stand inside a longer number or hash by chance; alone they are the code. */
const isIn = (text: string, secret: string): boolean =>
  /^\d{6}$/.test(secret)
    ? new RegExp(`(?<![0-9a-fA-F.:-])${secret}(?![0-9a-fA-F])`).test(text)
    : text.includes(secret)

test('No password, code, token or secret is in the database, the log or a refusal', async () => {
  await live()
  assert.ok(secrets.size > 25)
  for (const [what, secret] of secrets) assert.ok(secret.length >= 6, `${what} is known`)
  const places = { database: await dump(), log: lines.join('\n'), refusals: bodies.join('\n') }
  assert.ok(lines.length > 0 && bodies.length >= 3, 'there was something to log and to refuse')
  for (const [place, text] of Object.entries(places)) {
    for (const [what, secret] of secrets) {
      assert.ok(!isIn(text, secret), `${what} stands in the ${place}`)
    }
  }
})

test('The look itself finds what is planted', () => {
  assert.ok(isIn('(1,"code 135790")', '135790'))
  assert.ok(!isIn('\\x0a1357902f', '135790'))
  assert.ok(isIn('a\nZanzibar kettle 7 Orchid', password))
})
