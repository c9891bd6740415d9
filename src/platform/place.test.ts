import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf, placeWords } from './place.ts'

const places: readonly (readonly [address: string, place: string])[] = [
  ['127.0.0.1', 'this_machine'],
  ['::1', 'this_machine'],
  ['::ffff:127.0.0.1', 'this_machine'],
  ['10.1.2.3', 'local_network'],
  ['172.16.0.9', 'local_network'],
  ['172.31.255.255', 'local_network'],
  ['192.168.1.20', 'local_network'],
  ['100.64.0.1', 'local_network'],
  ['169.254.10.1', 'local_network'],
  ['fe80::1%eth0', 'local_network'],
  ['fd12:3456:789a::1', 'local_network'],
  ['::ffff:10.0.0.5', 'local_network'],
  ['203.0.113.7', '203.0.113.x'],
  ['172.32.0.1', '172.32.0.x'],
  ['::ffff:203.0.113.7', '203.0.113.x'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::/48'],
  ['2001:DB8:00A3:1::5', '2001:db8:a3::/48'],
  ['2001:db8::1', '2001:db8::/48'],
  ['2a00::', '2a00::/48'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
  ['203.0.113.7, 10.0.0.1', 'unknown'],
]

for (const [address, place] of places) {
  test(`the place of "${address}" is ${place}`, () => assert.equal(placeOf(address), place))
}

test('no place names the last part of a public address', () => {
  for (const address of ['203.0.113.77', '2001:db8:85a3:8d3:1319:8a2e:370:7348']) {
    const { en, 'zh-CN': zh } = placeWords(placeOf(address))
    for (const words of [en, zh]) assert.doesNotMatch(words, /77|7348|8d3/)
  }
})

test('a place is told in both languages, and no city is guessed', () => {
  assert.deepEqual(placeWords('203.0.113.x'), {
    en: 'network 203.0.113.x',
    'zh-CN': '网络 203.0.113.x',
  })
  assert.deepEqual(placeWords('local_network'), {
    en: 'the local network',
    'zh-CN': '本地网络',
  })
})
