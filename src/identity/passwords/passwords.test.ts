import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSecrets } from '#platform/crypto'
import { systemRandom } from '#platform/random'
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts'
import { blocklistLeastLength, makeBlocklist } from './make-blocklist.ts'
import { createPasswordJudge } from './password-judge.ts'
import { judgePassword, leastLength } from './password-rules.ts'
import { createPasswordWork } from './password-work.ts'
import { readList } from './read-list.ts'

const key = (id: string, byte: number) => ({ id, bytes: Buffer.alloc(32, byte) })
const secrets = createSecrets([key('a', 1)])
const anna = { email: 'anna.keller@example.com', name: 'Anna Keller' }
const failed = (password: string, owner = {}) =>
  Object.entries(judgePassword(password, { ...anna, ...owner }).checks)
    .filter(([, passed]) => !passed)
    .map(([name]) => name)

test('Good passwords of every script pass: no rule asks for kinds of characters', () => {
  for (const password of [
    'tram lemon 41 Quilt',
    'only small letters walking home',
    '我爱北京天安门上太阳升起来了呀',
    'correctly-spelt.Giraffe_77',
    '🦊🍋🚋🧵📎🎈🧲🪁🥕🎻🧊🪵🐙🍩🛶',
  ]) {
    assert.deepEqual(failed(password), [], password)
  }
})

test('Fifteen characters are needed, twelve with a second factor, 128 at most; a character is a code point', () => {
  const word = 'tram lemon 41 Q' // 15
  assert.deepEqual(failed(word), [])
  assert.deepEqual(failed(word.slice(0, 14)), ['longEnough'])
  assert.deepEqual(failed(word.slice(0, 12), { hasSecondFactor: true }), [])
  assert.ok(failed(word.slice(0, 11), { hasSecondFactor: true }).includes('longEnough'))
  assert.ok(failed('🦊🍋🚋🧵📎🎈🧲').includes('longEnough'))
  const long = Array.from({ length: 128 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 94)))
  assert.deepEqual(failed(long.join('')), [])
  assert.ok(failed(`${long.join('')}x`).includes('notTooLong'))
})

test('Our name, their name and their address are refused in any spelling', () => {
  for (const password of [
    'OKPay2026!!OKPay',
    'OKPay2026!! and more words',
    '0kp4y tram lemon 41',
    'ОКРау tram lemon 41', // Cyrillic
    'ｏｋｐａｙ tram lemon 41',
    'K3ll3r tram lemon 41',
    'tram lemon @nn@ 41',
  ]) {
    assert.ok(failed(password).includes('noContext'), password)
  }
  assert.ok(failed('tram 王小明 lemon 41', { name: '王小明' }).includes('noContext'))
})

test('Well-known passwords are refused, also padded, spaced and in leet', () => {
  assert.ok(failed('Password123').includes('notCommon'), 'a short one too')
  for (const password of [
    'passwordpassword',
    'P@ssw0rdP@ssw0rd',
    'password1234567890!',
    'iloveyou iloveyou',
    'correct horse battery staple',
    'qwertyuiop1234567890',
    '1qaz2wsx3edc4rfv',
    'woaini5201314woaini5201314',
  ]) {
    assert.ok(!judgePassword(password, anna).acceptable, password)
  }
})

test('The blocklist has its 3,000 entries that the policy would let pass, and follows its recipe', () => {
  const list = readList('blocklist')
  assert.deepEqual(list, makeBlocklist())
  assert.ok(list.every((entry) => entry.length >= blocklistLeastLength))
  const fitting = list.filter((entry) => entry.length >= leastLength.alone)
  assert.ok(fitting.length >= 3000, `${fitting.length}`)
  for (const entry of fitting.filter((_, at) => at % 50 === 0)) {
    assert.ok(!judgePassword(entry).checks.notCommon, entry)
  }
})

test('A megabyte of password is judged at once and refused', () => {
  assert.ok(failed('x'.repeat(1_000_000)).includes('notTooLong'))
})

test('A hash is argon2id with salt and key id, and only its password verifies', async () => {
  const hash = await hashPassword(secrets, systemRandom, 'crème brûlée')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=a\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.notEqual(hash, await hashPassword(secrets, systemRandom, 'crème brûlée'))
  assert.ok(await verifyPassword(secrets, hash, 'crème brûlée'.normalize('NFD')))
  assert.ok(!(await verifyPassword(secrets, hash, 'creme brulee')))
  assert.ok(!(await verifyPassword(secrets, hash, 'crème brûlée ')))
})

test('Every character counts: nothing is cut off, trimmed or put in another case', async () => {
  const long = 'a'.repeat(127)
  const hash = await hashPassword(secrets, systemRandom, `${long}b`)
  assert.ok(await verifyPassword(secrets, hash, `${long}b`))
  for (const other of [`${long}c`, long, `${long}b `, ` ${long}b`, `${long}B`]) {
    assert.ok(!(await verifyPassword(secrets, hash, other)))
  }
})

test('Without the pepper a stolen hash cannot be checked', async () => {
  const hash = await hashPassword(secrets, systemRandom, 'secret')
  await assert.rejects(verifyPassword(createSecrets([key('b', 2)]), hash, 'secret'), /key a/)
  assert.ok(!(await verifyPassword(createSecrets([key('a', 9)]), hash, 'secret')))
})

test('A new key or cost makes older hashes due for renewal, and they still verify', async () => {
  const hash = await hashPassword(secrets, systemRandom, 'secret')
  assert.ok(!isOutdated(secrets, hash))
  const rotated = createSecrets([key('b', 2), key('a', 1)])
  assert.ok(isOutdated(rotated, hash))
  assert.ok(await verifyPassword(rotated, hash, 'secret'))
  assert.ok(isOutdated(secrets, hash, { memory: 65_536, passes: 3, parallelism: 1 }))
})

test('Never more than two hashes run at once, whoever waits gets a turn', async () => {
  let running = 0
  let most = 0
  const random = {
    bytes: (count: number) => {
      running += 1
      most = Math.max(most, running)
      setTimeout(() => (running -= 1), 5)
      return systemRandom.bytes(count)
    },
  }
  const work = createPasswordWork({ secrets, random, overflow: () => new Error() as never })
  const hashes = await Promise.all(Array.from({ length: 12 }, () => work.hash('secret')))
  assert.equal(new Set(hashes).size, 12)
  assert.ok(most <= 2, `${most}`)
})

test('Judging happens beside the program, in turn, and a flood is told to come back', async () => {
  const judge = createPasswordJudge({ overflow: () => new Error('busy') as never, capacity: 5 })
  const nasty = '19335607849995947210899992734078'.repeat(4)
  const asked = Array.from({ length: 8 }, () => judge.judge(nasty, anna))
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 1)
  const settled = await Promise.allSettled(asked)
  clearInterval(ticking)
  assert.deepEqual(
    settled.map(({ status }) => status),
    [...Array(5).fill('fulfilled'), ...Array(3).fill('rejected')],
  )
  assert.ok(turns > 5, 'the program went on meanwhile')
  assert.deepEqual(
    await judge.judge('tram lemon 41 Quilt', anna),
    judgePassword('tram lemon 41 Quilt', anna),
  )
})
