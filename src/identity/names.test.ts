import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEmail } from './email-address.ts'
import { maskName } from './mask-name.ts'
import { readName } from './person-name.ts'
import { readPhone } from './phone-number.ts'
import { timeZoneOf } from './time-zones.ts'

test('A masked name is enough for a friend and too little for a stranger', () => {
  for (const [name, masked] of [
    ['王小明', '王*明'],
    ['李四', '李*'],
    ['李', '*'],
    ['欧阳小明', '欧**明'],
    ['阿卜杜拉·买买提江', '阿***江'],
    ['山田 太郎', '山**郎'],
    ['김민수', '김*수'],
    ['Anna Keller', 'A*** K***r'],
    ['Anna Maria Keller', 'A*** M*** K***r'],
    ['Madonna', 'M***a'],
    ['Bo Li', 'B*** L***'],
    ['X', '***'],
    ['Émile Zoë', 'É*** Z***'],
    ['Chan Tai Man 陳大文', 'C*** T*** M*** 陳*文'],
    ['Nguyễn Văn Ánh', 'N*** V*** Á***'],
  ] as const) {
    assert.equal(maskName(name), masked, name)
  }
})

test('A masked name never cuts a character in two', () => {
  // A letter with a combining mark, and an ideographic variation sequence.
  assert.equal(maskName('g̈abor Ke\u0301ln\u0308'), 'g̈*** K***n\u0308')
  assert.equal(maskName('葛\u{e0100}飾区'), '葛\u{e0100}*区')
})

test('Names of the whole world are kept as they are written', () => {
  for (const name of [
    'Anna Keller',
    "Seán O'Connor",
    'José-María de la Cruz',
    '王小明',
    '阿卜杜拉·买买提',
    'محمد علي',
    'Θεόδωρος',
    'Ангела Петрова',
    'Brook Payne',
    'Nok Payom',
    'Support Nkosi',
    'ACME (Hong Kong) Ltd. 2',
  ]) {
    assert.deepEqual(readName(`  ${name} `), { name })
  }
  assert.deepEqual(readName('Ａｎｎａ\u3000Ｋｅｌｌｅｒ'), { name: 'Anna Keller' })
})

test('Names that pretend to be OKPay are refused, however they are spelt', () => {
  for (const name of [
    'OKPay',
    '0KPay Support',
    'ОКРау', // Cyrillic
    'O K Pay',
    'OK-Pay Security',
    'okpаy', // one Cyrillic letter
    'MyOKPay',
    'ÓKPäy',
    'ｏｋｐａｙ',
    'OKPay客服',
    '客服中心',
    'Support',
    'Admin',
    '官方',
  ]) {
    assert.deepEqual(readName(name), { refusal: 'reserved' }, name)
  }
})

test('Names with invisible, directional or markup characters are refused', () => {
  for (const name of [
    'Anna\u200bKeller',
    'Anna\u202eKeller',
    'Anna\u2066Keller',
    'Anna\u0000',
    'Anna\nKeller',
    'Anna\u2028Keller',
    '\ufeffAnna',
    'Anna <b>',
    'a@b.com',
    'www.evil.com/x',
    '=cmd()',
    '😀😀',
    'A\u0301\u0301\u0301\u0301\u0301',
    '12345',
    '   ',
    'ok'.repeat(41),
  ]) {
    assert.deepEqual(readName(name), { refusal: 'invalid' }, JSON.stringify(name))
  }
})

test('An e-mail address is kept in one form, and what is not one is refused', () => {
  assert.equal(readEmail('  Anna.Keller+x@Example.COM '), 'anna.keller+x@example.com')
  assert.equal(readEmail('wang@例子.测试'), 'wang@xn--fsqu00a.xn--0zwm56d')
  for (const text of [
    '',
    '@',
    'a@',
    '@b.com',
    'a b@c.com',
    'a@b',
    'a@b..com',
    '.a@b.com',
    'a..b@c.com',
    'a@b.com\nBcc: x@y.com',
    'a@b.com, c@d.com',
    '"a b"@c.com',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.com`,
    `a@${'b'.repeat(250)}.com`,
    '王@example.com',
  ]) {
    assert.equal(readEmail(text), null, text)
  }
})

test('A phone number is kept in E.164, and what cannot be dialled is refused', () => {
  assert.equal(readPhone('+86 138 0013 8000'), '+8613800138000')
  assert.equal(readPhone('＋852 5123 4567'), '+85251234567')
  for (const text of [
    '13800138000',
    '+8613',
    '+999123456789',
    '+86 138 0013 8000 ext. 5',
    '+',
    'x',
  ]) {
    assert.equal(readPhone(text), null, text)
  }
})

test('Everybody gets a time zone that exists', () => {
  for (const country of ['CN', 'HK', 'US', 'DE', 'KW', 'JP', 'ZZ', 'GB', 'SG']) {
    const timeZone = timeZoneOf(country)
    assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone }), country)
  }
  assert.equal(timeZoneOf('SG'), 'Asia/Singapore')
})
