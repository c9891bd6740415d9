import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownName } from './mask-name.ts'
import { isMixedScript } from './mixed-script.ts'
import { readBusinessName, readName } from './person-name.ts'

/** How each is kept when that differs; null: as it is written. */
const kept: readonly (readonly [string, string | null])[] = [
  ['Anna Keller', null],
  ['王小明', null],
  ['欧阳娜娜', null],
  ['司马相如', null],
  ['李', null],
  ['𠮷野家太郎', null],
  ['阿卜杜拉·买买提江', null],
  ['陳大文 Tai Man', null],
  ['山田 太郎', null],
  ['김민수', null],
  ['ㄅㄆ王', null],
  ['محمد بن عبد الله', null],
  ['فاطِمَة الزَّهْرَاء', null],
  ['דוד בן־גוריון', 'invalid'],
  ['דוד בן-גוריון', null],
  ['Nguyễn Văn Ánh', null],
  ['Trần Thị Mỹ Hạnh', null],
  ['Seán Ó Súilleabháin', null],
  ['Máire Ní Bhriain', null],
  ["Aoife O'Connor", null],
  ['Aoife O’Connor', null],
  ['Kaʻiulani', null],
  ['José-María de la Cruz', null],
  ['Gal·la Placídia', null],
  ['Jürgen Groß-Müller', null],
  ['Łukasz Żółć', null],
  ['Björk', null],
  ['Sukarno', null],
  ['U Thant', null],
  ['Θεόδωρος Αγγελόπουλος', null],
  ['Ангела Петрова', null],
  ['Ґанна Їжакевич', null],
  ['Արամ Խաչատրյան', null],
  ['สมชาย ใจดี', null],
  ['राहुल शर्मा', null],
  ['প্রিয়া সেন', null],
  ['አበበ ቢቂላ', null],
  ['J.R.R. Tolkien', null],
  ['St. John Rivers', null],
  ['Martin Luther King, Jr.', null],
  ['John Smith 3rd', null],
  ['Brook Payne', null],
  ['Nok Payom', null],
  ['Support Nkosi', null],
  ['Anna Staff', null],
  ['Official Moyo', null],
  ['Ａｎｎａ　Ｋｅｌｌｅｒ', 'Anna Keller'],
  ['  Anna \t', 'invalid'],
  ['  Anna   Keller ', 'Anna Keller'],
  ['Ke\u0301ln', 'Kéln'],
]

test('Names of the whole world are kept as they are written, in one form', () => {
  for (const [text, form] of kept) {
    const expected = form === 'invalid' ? { refusal: 'invalid' } : { name: form ?? text }
    assert.deepEqual(readName(text), expected, text)
  }
})

test('Names that pretend to be OKPay or an office are refused, in every script and spelling', () => {
  for (const name of [
    'ОКРау', // Cyrillic
    '0KPay Support',
    'O.K.Pay',
    'О К Р а у', // Cyrillic, spaced
    'ΟΚΡΑΥ', // Greek
    'ꓳꓗꓑꓮꓬ', // Lisu
    'ᎾKPay, OKPᎪᎩ', // Cherokee
    'օKPay', // Armenian
    'ᴏᴋᴘᴀʏ', // small capitals
    '०KPay', // Devanagari zero
    '٥KPay OKPay', // Arabic digits
    '𝗢𝗞𝗣𝗮𝘆', // mathematical bold
    'ⓄⓀⓅⓐⓨ', // circled
    'ÓḰṔáý',
    'OKPaу Team', // one Cyrillic letter
    'my-okpay-wallet',
    'OKPay客服',
    '官方客服',
    '支付宝客服',
    '客服中心',
    '系统管理员',
    '风控中心',
    '账户安全',
    'Support',
    'Customer Support',
    'Payment Support Team',
    'Fraud Prevention',
    'Security Team',
    'Сustomer Саre', // Cyrillic С and а
    'Account Verification',
    'Refund Department',
    'Administrator',
    'Help Desk',
    'Supp0rt',
  ]) {
    assert.deepEqual(readName(name), { refusal: 'reserved' }, name)
    assert.deepEqual(readBusinessName(name), { refusal: 'reserved' }, name)
  }
})

test('Names with characters that nobody sees or that turn the text around are refused', () => {
  for (const name of [
    'Anna\u200bKeller', // zero width space
    'Anna\u200cKeller',
    'Anna\u200dKeller',
    'Anna\u2060Keller',
    'Anna\u00adKeller', // soft hyphen
    'Anna\u180eKeller',
    '\ufeffAnna',
    'Anna\u202eKeller', // right-to-left override
    'Anna\u202dKeller',
    'Anna\u2066Keller\u2069',
    'Anna\u200fKeller',
    'Anna\u061cKeller',
    'Anna\u{e0041}Keller', // tags
    'Anna\u0000',
    'Anna\u0007',
    'Anna\r\nBcc: eve@example.com',
    'Anna\u2028Keller',
    'Anna\u0085Keller',
    'Anna\ue000', // private use
    'Anna\uffff',
  ]) {
    assert.deepEqual(readName(name), { refusal: 'invalid' }, JSON.stringify(name))
    assert.deepEqual(readBusinessName(name), { refusal: 'invalid' }, JSON.stringify(name))
  }
})

test('Emoji, markup, formulas, addresses, digits alone and towers of marks are no names', () => {
  for (const name of [
    '😀',
    'Anna 😀',
    '❤️ Anna',
    '<b>Anna</b>',
    '=1+1',
    '@anna',
    'anna@example.com',
    'http://evil.example',
    'www.evil.example',
    'evil-shop.com',
    '+49 151 12345678',
    '12345',
    '...',
    '   ',
    '',
    'A\u0301\u0301\u0301\u0301',
    'Z̸̢̧̛͔a̵̡l̶g̷o̸',
    'a'.repeat(81),
  ]) {
    assert.deepEqual(readName(name), { refusal: 'invalid' }, JSON.stringify(name))
  }
  assert.deepEqual(readName('王'.repeat(80)), { name: '王'.repeat(80) })
})

test('A registered name may have what companies write, and is shown whole', () => {
  for (const name of [
    '北京字节跳动科技有限公司',
    'Mærsk A/S',
    'Booking.com B.V.',
    'Yahoo! Inc.',
    'ООО «Ромашка»',
    'ACME (Hong Kong) Ltd. 2',
    'Ernst & Young',
    'C+A Mode',
    'Security Systems Müller GmbH',
  ]) {
    assert.deepEqual(readBusinessName(name), { name }, name)
    assert.equal(shownName('business', name), name)
  }
  for (const name of ['http://evil.example', 'www.evil.example', 'Tom <b>', '1234', 'a😀b']) {
    assert.deepEqual(readBusinessName(name), { refusal: 'invalid' }, name)
  }
  assert.equal(shownName('person', 'Anna Keller'), 'A*** K***r')
})

test('A name that mixes scripts which nobody mixes is pointed out', () => {
  for (const name of [
    'Аnna Keller', // Cyrillic А
    'Jоhn', // Cyrillic о
    'Αnna', // Greek Α
    'Ивaн', // Latin a
    'Anna Петрова',
    'Tom שלום',
    '王Аnna',
    'アンナ김',
    'Ꭺnna', // Cherokee
  ]) {
    assert.ok(isMixedScript(name), name)
  }
  for (const [name] of kept) assert.ok(!isMixedScript(name), name)
  for (const name of ['山田 タロウ Taro', '김 Kim', 'A/S «Ø»', '李Lee', '12', 'ONE 株式会社']) {
    assert.ok(!isMixedScript(name), name)
  }
})
