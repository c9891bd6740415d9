import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Problem } from '#platform/problems'
import {
  bankFile,
  type TestEntry,
  type TestStatement,
} from '../../../../test/support/bank-files.ts'
import { inspectBankFile } from './inspect-bank-file.ts'
import { readBankFile } from './read-bank-file.ts'
import { largestFileBytes } from './refuse-bytes.ts'

const folder = new URL('../../../../test/fixtures/iso20022/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, folder))
const codesOf = (bytes: Uint8Array) => inspectBankFile(bytes).problems.map(({ code }) => code)

type Expected = readonly [
  file: string,
  entries: number,
  credit: Readonly<Record<string, string>>,
  debit: Readonly<Record<string, string>>,
  checks: readonly string[],
  problems: readonly string[],
]

/** What each file reads as, added up by hand. */
const expected: readonly Expected[] = [
  ['abn_amro-camt053.xml', 13, { EUR: '28.00' }, { EUR: '928.00' }, ['agrees'], []],
  ['camt053.v2.all-balance-types.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['camt053.v2.minimal.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['camt053.v4.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['camt053.v8.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['camt054.v2.xml', 1, {}, { SEK: '200000.00' }, ['not_possible'], []],
  ['camt054.v8.xml', 1, {}, { SEK: '200000.00' }, ['not_possible'], []],
  ['nordea-camt.xml', 6, { EUR: '10100.50' }, { EUR: '1500.50' }, ['agrees'], []],
  ['nordea-pain002-payment-reject.xml', 0, {}, {}, [], ['funding.file_not_a_statement']],
  ['pain002-batch-rejected.xml', 0, {}, {}, [], ['funding.file_not_a_statement']],
  // 18.150 + 8.850 is 27.000; the file says 27.050.
  [
    'other-banks/camt053.v2.five.decimals.xml',
    ...([1, { EUR: '8.85' }, {}, ['differs'], ['funding.file_unbalanced']] as const),
  ],
  ['other-banks/camt053.v2.minimal.ultimate.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  [
    'other-banks/camt053.v2.multi.statement.xml',
    ...([2, { EUR: '8.85' }, { EUR: '7.00' }, ['agrees', 'agrees'], []] as const),
  ],
  ['other-banks/camt053.v2.with-account-name.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['other-banks/camt053.v2.with-party-ids.xml', 1, { EUR: '8.85' }, {}, ['not_possible'], []],
  ['other-banks/camt053.v2.wrong.xml', 0, {}, {}, [], ['funding.file_schema_invalid']],
  [
    'other-banks/camt053.v3.xml',
    ...([1, { EUR: '8.85' }, {}, ['not_possible'], ['funding.file_version_unsupported']] as const),
  ],
  [
    'other-banks/camt054.v2.with-account-name.xml',
    1,
    {},
    { SEK: '200000.00' },
    ['not_possible'],
    [],
  ],
  ['other-banks/camt054.v4.xml', 1, {}, { SEK: '200000.00' }, ['not_possible'], []],
  ['other-banks/camt054.v8-with-UETR.xml', 1, {}, { SEK: '200000.00' }, ['not_possible'], []],
  [
    'other-banks/camt054.v8-with-financial-institution.xml',
    ...([1, {}, { SEK: '200000.00' }, ['not_possible'], []] as const),
  ],
  ['other-banks/camt53.only-Dt-with-DtTm.xml', 0, {}, {}, ['not_possible'], []],
  [
    'other-banks/camt052.v6.xml',
    ...([1, {}, {}, ['not_possible'], ['funding.file_version_unsupported']] as const),
  ],
]

describe('files of banks read with the right totals', () => {
  for (const [file, entries, credit, debit, checks, problems] of expected) {
    test(file, () => {
      const read = inspectBankFile(fixture(file))
      assert.deepEqual(
        {
          ...{ entries: read.entries, credit: read.credit, debit: read.debit },
          checks: read.statements.map(({ balanceCheck }) => balanceCheck),
          problems: read.problems.map(({ code }) => code),
        },
        { entries, credit, debit, checks, problems },
      )
    })
  }
})

const one = (
  entry: Partial<TestEntry>,
  more: Partial<TestStatement> = {},
  type = 'camt.053.001.08',
) => bankFile({ type, statements: [{ entries: [{ amount: '10.00', ...entry }], ...more }] }).bytes

const firstEntry = (bytes: Uint8Array) => {
  const read = inspectBankFile(bytes)
  assert.deepEqual(read.problems, [])
  return read.statements[0]!.entries[0]!
}

describe('what an entry says', () => {
  for (const type of [
    'camt.053.001.02',
    'camt.053.001.04',
    'camt.053.001.08',
    'camt.054.001.02',
    'camt.054.001.04',
    'camt.054.001.08',
  ]) {
    test(`${type}: payer, references, words and status`, () => {
      const bytes = one(
        {
          bankReference: 'BANKREF1',
          endToEndId: 'E2E-1',
          debtor: 'Zoë & Söhne',
          debtorAccount: 'NL56AGDH9619008421',
          remittance: 'Rent < November',
        },
        {},
        type,
      )
      const entry = firstEntry(bytes)
      assert.equal(entry.status, 'booked')
      assert.equal(entry.bankReference, 'BANKREF1')
      assert.equal(entry.endToEndId, 'E2E-1')
      assert.deepEqual(entry.counterparty, {
        name: 'Zoë & Söhne',
        account: 'NL56AGDH9619008421',
        id: null,
      })
      assert.equal(entry.remittance, 'Rent < November')
      assert.equal(entry.bookedOn, '2026-11-20')
    })
  }

  test('a private person is known by the number that the bank gives', () => {
    const entry = firstEntry(fixture('other-banks/camt053.v2.with-party-ids.xml'))
    assert.equal(entry.counterparty.id, '19121212-1212')
    assert.equal(entry.details[0]?.creditor?.id, '455454654')
  })

  test('without a debtor the ultimate debtor is the payer', () => {
    const entry = firstEntry(fixture('other-banks/camt053.v2.minimal.ultimate.xml'))
    assert.equal(entry.counterparty.name, 'DEBTOR NAME NM')
  })

  test('a bank as creditor is named by its bank details', () => {
    const entry = firstEntry(fixture('other-banks/camt054.v8-with-financial-institution.xml'))
    assert.equal(entry.counterparty.name, 'Example Creditor 3 - V1')
  })

  test('a returned direct debit leaves the account and names whom it was taken from', () => {
    const entry = inspectBankFile(fixture('abn_amro-camt053.xml')).statements[0]!.entries.at(-1)!
    assert.equal(entry.direction, 'debit')
    assert.equal(entry.reversal, true)
    assert.equal(entry.amount, '921.00')
    assert.equal(entry.details[0]?.returnReason, 'MS03')
  })

  test('a text cut after 35 characters is put together again', () => {
    const entry = inspectBankFile(fixture('nordea-camt.xml')).statements[0]!.entries[1]!
    assert.equal(entry.remittance, 'Free text max 140 characters and max 35 characters in one line')
  })

  test('moments keep the day that the bank wrote, with and without a zone', () => {
    const at = (date: string) =>
      firstEntry(
        Buffer.from(
          bankFile({ statements: [{ entries: [{ amount: '1.00' }] }] }).text.replace(
            '<BookgDt><Dt>2026-11-20</Dt></BookgDt>',
            `<BookgDt>${date}</BookgDt>`,
          ),
        ),
      ).bookedOn
    assert.equal(at('<DtTm>2026-11-20T23:30:00-08:00</DtTm>'), '2026-11-20')
    assert.equal(at('<DtTm>2026-11-20T00:10:00.000000000</DtTm>'), '2026-11-20')
    assert.equal(at('<Dt>2026-11-20+01:00</Dt>'), '2026-11-20')
  })

  test('announced and informational entries are not in the totals', () => {
    for (const [status, word] of [
      ['PDNG', 'pending'],
      ['INFO', 'information'],
    ] as const) {
      const read = inspectBankFile(one({ status }))
      assert.equal(read.statements[0]!.entries[0]!.status, word)
      assert.deepEqual([read.entries, read.credit], [1, {}])
    }
  })
})

describe('amounts', () => {
  const amountOf = (amount: string, currency: string) =>
    firstEntry(one({ amount, currency }, { currency: null })).amount

  test('are exact, with the decimals of their currency', () => {
    assert.equal(amountOf('10', 'EUR'), '10.00')
    assert.equal(amountOf('01.50000', 'EUR'), '1.50')
    assert.equal(amountOf('2700', 'JPY'), '2700')
    assert.equal(amountOf('1.5', 'KWD'), '1.500')
    assert.equal(amountOf('0', 'EUR'), '0.00')
    assert.equal(amountOf('9007199254740993', 'EUR'), '9007199254740993.00')
  })

  test('finer than their currency are shown as they are and explained', () => {
    const read = inspectBankFile(one({ amount: '8.85321' }))
    assert.deepEqual(read.credit, { EUR: '8.85321' })
    assert.deepEqual(
      read.problems.map(({ code }) => code),
      ['funding.amount_too_precise'],
    )
  })

  test('in another currency are kept beside the entry', () => {
    const entry = firstEntry(
      one({ amountDetails: '<InstdAmt><Amt Ccy="USD">11.00</Amt></InstdAmt>' }),
    )
    assert.deepEqual(entry.details[0]?.instructed, { amount: '11.00', currency: 'USD' })
    assert.equal(entry.amount, '10.00')
  })

  test('of several statements and currencies are added up apart', () => {
    const { bytes } = bankFile({
      statements: [
        { entries: [{ amount: '0.10' }, { amount: '0.20' }] },
        { currency: 'JPY', entries: [{ amount: '5' }, { amount: '3', direction: 'DBIT' }] },
      ],
    })
    const read = inspectBankFile(bytes)
    assert.deepEqual([read.credit, read.debit], [{ EUR: '0.30', JPY: '5' }, { JPY: '3' }])
  })
})

describe('batches', () => {
  const batchOf = (entry: Partial<TestEntry>, type?: string) =>
    inspectBankFile(one(entry, {}, type)).statements[0]!.entries[0]!

  for (const type of ['camt.053.001.02', 'camt.053.001.04', 'camt.053.001.08']) {
    test(`${type}: payments that add up can be booked one by one`, () => {
      const entry = batchOf({ details: [{ amount: '4.00' }, { amount: '6.00' }] }, type)
      assert.equal(entry.batch, 'split')
      assert.deepEqual(
        entry.details.map(({ amount }) => amount),
        ['4.00', '6.00'],
      )
    })
  }

  test('payments that do not add up are told of', () => {
    const bytes = one({ details: [{ amount: '4.00' }, { amount: '5.00' }] })
    assert.deepEqual(codesOf(bytes), ['funding.batch_inconsistent'])
  })

  test('payments without amounts leave the entry whole', () => {
    assert.equal(batchOf({ details: [{}, {}] }).batch, 'summary')
    assert.equal(batchOf({ batch: { count: 7 } }).batch, 'summary')
    assert.equal(batchOf({ batch: { count: 7 } }).payments, 7)
  })

  test('a wrong count or total of the batch is told of', () => {
    const details = [{ amount: '4.00' }, { amount: '6.00' }]
    assert.equal(batchOf({ details, batch: { count: 3 } }).batch, 'inconsistent')
    assert.equal(batchOf({ details, batch: { count: 2, total: '9.00' } }).batch, 'inconsistent')
    assert.equal(batchOf({ details, batch: { count: 2, total: '10.00' } }).batch, 'split')
  })
})

describe('balances', () => {
  const checkOf = (statement: Partial<TestStatement>) =>
    codesOf(one({}, { opening: '5.00', closing: '15.00', ...statement }))

  test('that add up are accepted, overdrawn ones too', () => {
    assert.deepEqual(checkOf({}), [])
    assert.deepEqual(checkOf({ opening: '-5.00', closing: '5.00' }), [])
    assert.deepEqual(checkOf({ opening: '-15.00', closing: '-5.000' }), [])
    assert.deepEqual(checkOf({ openingType: 'PRCD' }), [])
  })

  test('that do not add up refuse the file with both sums', () => {
    const [problem] = inspectBankFile(one({}, { opening: '5.00', closing: '15.01' })).problems
    assert.equal(problem?.code, 'funding.file_unbalanced')
    assert.match(problem?.detail ?? '', /15\.00 EUR.*15\.01 EUR/)
    assert.deepEqual(checkOf({ currency: null, closing: '16.00' }), ['funding.file_unbalanced'])
  })

  test('are not added up over one page of several', () => {
    assert.deepEqual(checkOf({ closing: '99.00', page: { number: 1, last: false } }), [])
    assert.deepEqual(checkOf({ closing: '99.00', page: { number: 1, last: true } }), [
      'funding.file_unbalanced',
    ])
  })

  test('are added up over all pages when they stand in one file', () => {
    const paged = (closing: string) =>
      codesOf(
        bankFile({
          statements: [
            {
              ...{ id: 'P', opening: '5.00', page: { number: 1, last: false } },
              entries: [{ amount: '1.00' }],
            },
            { id: 'P', closing, page: { number: 2, last: true }, entries: [{ amount: '2.00' }] },
          ],
        }).bytes,
      )
    assert.deepEqual(paged('8.00'), [])
    assert.deepEqual(paged('7.00'), ['funding.file_unbalanced'])
  })

  test('of several days are taken from the first to the last', () => {
    const daily = (type: string, amount: string, day: string) =>
      `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
    const balances = [
      daily('CLBD', '15.00', '2026-11-21'),
      daily('OPBD', '5.00', '2026-11-20'),
      daily('CLBD', '9.00', '2026-11-20'),
      daily('OPBD', '9.00', '2026-11-21'),
    ].join('')
    const { text } = bankFile({ statements: [{ entries: [{ amount: '10.00' }] }] })
    const read = inspectBankFile(Buffer.from(text.replace(/<Bal>.*<\/Bal>/, balances)))
    const [statement] = read.statements
    assert.equal(statement?.balanceCheck, 'agrees')
    assert.deepEqual([statement.opening?.amount, statement.closing?.amount], ['5.00', '15.00'])
  })

  test('count booked entries only', () => {
    const { bytes } = bankFile({
      statements: [
        {
          ...{ opening: '5.00', closing: '6.00' },
          entries: [{ amount: '1.00' }, { amount: '50.00', status: 'PDNG' }],
        },
      ],
    })
    assert.deepEqual(codesOf(bytes), [])
  })
})

describe('files that are not what they should be', () => {
  const { text, bytes } = bankFile({ statements: [{ entries: [{ amount: '10.00' }] }] })
  const refusedAs = (given: Uint8Array | string): string | undefined => {
    const read = readBankFile(typeof given === 'string' ? Buffer.from(given) : given)
    return read.problems.find(({ refuses }) => refuses)?.problem.code
  }

  const cases: readonly (readonly [what: string, given: Uint8Array | string, code: string])[] = [
    ['an empty file', '', 'funding.file_empty'],
    ['a file of white space', ' \n\t', 'funding.file_empty'],
    ['a byte-order mark alone', '\ufeff', 'funding.file_empty'],
    ['a file above the limit', Buffer.alloc(largestFileBytes + 1, 32), 'funding.file_too_large'],
    ['a gzip archive', gzipSync(bytes), 'funding.file_compressed'],
    ['a ZIP archive', Buffer.from('504b030414000000', 'hex'), 'funding.file_compressed'],
    ['plain text', 'MT940 :20:STARTUMS', 'funding.file_not_xml'],
    [
      'a document type',
      text.replace('<Document', '<!DOCTYPE Document []><Document'),
      'funding.file_doctype',
    ],
    [
      'entities that grow',
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`,
      'funding.file_doctype',
    ],
    [
      'a document type in UTF-16',
      Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le'),
      'funding.file_doctype',
    ],
    ['an unknown entity', text.replace('<MsgId>M1', '<MsgId>&x;'), 'funding.file_not_xml'],
    ['a wrong end tag', text.replace('</MsgId>', '</Msg>'), 'funding.file_not_xml'],
    ['half a file', text.slice(0, text.length / 2), 'funding.file_truncated'],
    ['a file without its last character', text.trimEnd().slice(0, -1), 'funding.file_truncated'],
    [
      'another namespace',
      text.replace('urn:iso:std:iso:20022:tech:xsd:camt.053.001.08', 'urn:example:camt'),
      'funding.file_wrong_namespace',
    ],
    ['no namespace', text.replace(/ xmlns="[^"]*"/, ''), 'funding.file_wrong_namespace'],
    [
      'another message',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn/></Document>',
      'funding.file_not_a_statement',
    ],
    ['a web page', '<html><body>Please sign in</body></html>', 'funding.file_not_a_statement'],
    [
      'an unknown version',
      text.replaceAll('camt.053.001.08', 'camt.053.001.12'),
      'funding.file_version_unsupported',
    ],
    [
      'a missing element',
      text.replace(/<CdtDbtInd>CRDT<\/CdtDbtInd>(?=<Sts>)/, ''),
      'funding.file_schema_invalid',
    ],
    ['an amount in words', text.replace('>10.00<', '>ten<'), 'funding.file_schema_invalid'],
    ['a negative amount', text.replace('>10.00<', '>-10.00<'), 'funding.file_schema_invalid'],
    ['six decimals', text.replace('>10.00<', '>10.123456<'), 'funding.file_schema_invalid'],
    ['endless nesting', `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`, 'funding.file_not_xml'],
    [
      'a version 8 status in version 2',
      text.replaceAll('camt.053.001.08', 'camt.053.001.02'),
      'funding.file_schema_invalid',
    ],
  ]
  for (const [what, given, code] of cases) {
    test(`${what} is refused`, () => assert.equal(refusedAs(given), code))
  }

  test('nesting deeper than any bank message is refused', () => {
    const deep = `${'<a>'.repeat(90)}${'</a>'.repeat(90)}`
    const body = text
      .replaceAll('camt.053.001.08', 'camt.053.001.12')
      .replace('</BkToCstmrStmt>', `${deep}</BkToCstmrStmt>`)
    assert.equal(refusedAs(body), 'funding.file_too_deep')
  })

  test('an entry without an amount in a version that we do not check is told of', () => {
    const body = text.replaceAll('camt.053.001.08', 'camt.053.001.12').replace('>10.00<', '><')
    const codes = readBankFile(Buffer.from(body)).problems.map(({ problem }) => problem.code)
    assert.deepEqual(codes, ['funding.file_version_unsupported', 'funding.entry_unreadable'])
  })

  test('a byte-order mark, ISO-8859-1, prefixes and an envelope do no harm', () => {
    assert.equal(refusedAs(`\ufeff${text}`), undefined)
    const umlauts = bankFile({
      statements: [{ entries: [{ amount: '1.00', debtor: 'Jürgen Weiß' }] }],
    })
    const latin = umlauts.text.replace('UTF-8', 'ISO-8859-1')
    assert.equal(firstEntry(Buffer.from(latin, 'latin1')).counterparty.name, 'Jürgen Weiß')
    const prefixed = text
      .replace(' xmlns=', ' xmlns:c=')
      .replace(/<(\/?)(?!\?)([A-Za-z])/g, '<$1c:$2')
    assert.equal(refusedAs(prefixed), undefined)
    const envelope = `<Envelope xmlns="urn:bank"><Head/>${text.replace(/<\?.*\?>/, '')}</Envelope>`
    assert.equal(refusedAs(envelope), undefined)
  })

  test('a processing instruction between elements does no harm', () => {
    const marked = text.replace('<Ntry>', '<?bank-software 4.1?><!-- first --><Ntry>')
    assert.equal(refusedAs(marked), undefined)
    assert.deepEqual(inspectBankFile(Buffer.from(marked)).credit, { EUR: '10.00' })
  })

  test('two messages in one file are refused, none of them is passed over', () => {
    const message = text.replace(/<\?.*\?>/, '')
    assert.equal(refusedAs(`<All>${message}${message}</All>`), 'funding.file_several_messages')
  })

  test('version 1 names itself in its body and keeps the payments in the entry', () => {
    const body = text
      .replaceAll('camt.053.001.08', 'camt.053.001.01')
      .replaceAll('BkToCstmrStmt', 'BkToCstmrStmtV01')
      .replace(/<Sts>.*?<\/Sts>/, '')
      .replaceAll(/<\/?NtryDtls>/g, '')
    const read = inspectBankFile(Buffer.from(body))
    assert.deepEqual([read.entries, read.credit], [1, { EUR: '10.00' }])
    assert.deepEqual(codesOf(Buffer.from(body)), ['funding.file_version_unsupported'])
  })

  test('every problem has words in both languages', () => {
    for (const [, given] of cases) {
      for (const language of ['en', 'zh-CN'] as const) {
        const read = typeof given === 'string' ? Buffer.from(given) : given
        for (const { detail } of inspectBankFile(read, language).problems) {
          assert.doesNotMatch(detail, /[{}]/)
        }
      }
    }
  })
})

describe('damaged files', () => {
  const healthy = [
    fixture('abn_amro-camt053.xml'),
    fixture('camt053.v8.xml'),
    fixture('nordea-camt.xml'),
  ]
  const readOrRefuse = (bytes: Uint8Array) => {
    const { message, problems } = readBankFile(bytes)
    assert.ok(message || problems.some(({ refuses }) => refuses))
    for (const { problem } of problems) assert.ok(problem instanceof Problem)
    inspectBankFile(bytes, 'zh-CN')
  }

  test('cut after any kilobyte they are refused as broken off', () => {
    for (const bytes of healthy) {
      for (let length = 1024; length < bytes.length - 8; length += 1024) {
        const { problems } = readBankFile(bytes.subarray(0, length))
        assert.equal(problems[0]?.problem.code, 'funding.file_truncated', `${length}`)
      }
    }
  })

  test('with any bytes changed they are read or refused, never anything else', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        (which, changes) => {
          const bytes = Buffer.from(healthy[which]!)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          readOrRefuse(bytes)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('with pieces taken out, doubled or swapped they are read or refused', () => {
    const elements = healthy.map((bytes) => bytes.toString().split(/(?=<)/))
    const edit = fc.tuple(fc.constantFrom('drop', 'double', 'swap'), fc.nat(), fc.nat())
    fc.assert(
      fc.property(fc.nat(2), fc.array(edit, { minLength: 1, maxLength: 6 }), (which, edits) => {
        const pieces = [...elements[which]!]
        for (const [kind, a, b] of edits) {
          const at = a % pieces.length
          const other = b % pieces.length
          if (kind === 'drop') pieces.splice(at, 1)
          else if (kind === 'double') pieces.splice(at, 0, pieces[at]!)
          else [pieces[at], pieces[other]] = [pieces[other]!, pieces[at]!]
        }
        readOrRefuse(Buffer.from(pieces.join('')))
      }),
      { numRuns: 150 },
    )
  })
})
