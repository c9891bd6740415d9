import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listInUse } from './list-in-use.ts'
import { matchName, similarity, tokensOf } from './match-name.ts'
import { readList } from './read-list.ts'

const { entries } = listInUse(null)
const idsFor = (name: string, country = 'DE') =>
  matchName(name, country, entries).map(({ entryId }) => entryId)

test('Marks, case, order, hyphens and another script do not hide a name', () => {
  for (const [name, id] of [
    ['Viktor Drastov', 'MADE-0001'],
    ['DRASTOV VIKTOR', 'MADE-0001'],
    ['Víktor  Drástov', 'MADE-0001'],
    ['Victor Drastov', 'MADE-0001'],
    ['Виктор Драстов', 'MADE-0001'],
    ['Selim Karadagli', 'MADE-0002'],
    ['贺连山', 'MADE-0003'],
    ['贺 连山', 'MADE-0003'],
    ['贺·连　山', 'MADE-0003'],
    ['Lianshan He', 'MADE-0003'],
    ['ViktorDrastov', 'MADE-0001'],
    ['Ｖｉｋｔｏｒ Ｄｒａｓｔｏｖ', 'MADE-0001'],
    // Cyrillic letters that pass for Latin ones, and a mark that nobody sees.
    ['V\u0456kt\u043er Dr\u0430st\u043ev', 'MADE-0001'],
    ['Vik\u200btor Dra\u00adstov', 'MADE-0001'],
    ['Селим Карадагли', 'MADE-0002'],
    ['Baltasar Ojeda Quirós', 'MADE-0004'],
    ['Northgate Oil Trading', 'MADE-0005'],
    ['Ngozi Abara Feld', 'MADE-0006'],
  ] as const) {
    assert.deepEqual(idsFor(name), [id], name)
  }
})

test('An ordinary name, or one word of a listed one, is no match', () => {
  for (const name of [
    ...['Anna Keller', '李梅', 'Viktor Keller', 'Selim', 'Drastov', 'Lian He', 'Ojeda Marta'],
    ...['Victoria Drake', '何连三', 'North Oil', 'Felix Abara'],
  ]) {
    assert.deepEqual(idsFor(name), [], name)
  }
})

test('A match says why: the same name, nearly the same words, and the country', () => {
  const [match] = matchName('Viktor Drastow', 'SY', entries)
  assert.deepEqual(match?.why, ['similar_words', 'country'])
  assert.ok(match.score >= 90 && match.score < 100)
})

test('Similarity is that of Jaro and Winkler', () => {
  for (const [a, b, expected] of [
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['same', 'same', 1],
    ['abc', 'xyz', 0],
  ] as const) {
    assert.ok(Math.abs(similarity(a, b) - expected) < 0.001, `${a} ${b} ${similarity(a, b)}`)
  }
})

test('Words are compared in one order, Han text as one word', () => {
  assert.deepEqual(tokensOf('Müller-Straße, Jürgen'), ['jurgen', 'muller', 'strasse'])
  assert.deepEqual(tokensOf('贺连山'), ['贺连山'])
})

test('A list that lacks a column or a name is refused with the place', () => {
  assert.throws(() => readList(Buffer.from('id,name\n1,A')), /no column "aliases"/)
  const head = 'id,name,aliases,countries,dataset'
  assert.throws(() => readList(Buffer.from(`${head}\n1,A,,,x\n2,,,,x`)), /line 3/)
  const quoted = readList(Buffer.from(`\uFEFF${head}\r\n"1","O""Neil, Pat","P;Q","gb;us","x"\r\n`))
  const [entry] = quoted.entries
  assert.equal(entry?.name, 'O"Neil, Pat')
  assert.deepEqual(
    [entry.aliases, entry.countries],
    [
      ['P', 'Q'],
      ['GB', 'US'],
    ],
  )
})
