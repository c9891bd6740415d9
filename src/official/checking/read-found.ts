import type { Found } from './found.ts'
import { readHost } from './host.ts'
import { type PlainText, plainTextOf } from './plain-text.ts'
import { readNumber } from './read-phone.ts'
import { handleOf, networkNames, readWeb } from './read-web.ts'

/** A pasted text may hold this many things; the rest is not looked at. */
export const mostFound = 30

const stops = '\\s<>"\'“”‘’，。；：！？、（）《》「」『』【】…'
const link = new RegExp(`(?<![a-z0-9])[a-z][a-z0-9+.-]{1,15}:[\\\\/]{2}[^${stops}]+`, 'gi')
const mailbox = new RegExp(
  `[^${stops},;:()@/\\\\]{1,64}@(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,}`,
  'giu',
)
const bare =
  /(?<![[\p{L}--\p{Script=Han}]\p{N}@._\-])(?:(?:(?:\p{Script=Han}{1,63}|[[\p{L}--\p{Script=Han}]\p{N}_\-]{1,63})(?:\.|\[\.\]|\(\.\)))+[\p{L}\p{N}\-]{2,24}|localhost)(?::\d{2,5})?(?:[\/?#][^\s<>"'“”，。；！？、（）《》「」【】]*)?/giv
const digits = /(?<![A-Za-z0-9.+])(?:\+|00)?\(?\d[\d\s().-]{3,20}\d(?![A-Za-z0-9])/g
const namesWhere = (isHan: boolean): string =>
  Object.keys(networkNames)
    .filter((name) => (/\p{Script=Han}/u.test(name) || name === 'qq') === isHan)
    .sort((one, other) => other.length - one.length)
    .join('|')
const suffix = ['号', '群', '账号', 'id'].join('|')
const joins = '：:@是'
const named = new RegExp(
  `(?<![A-Za-z])(?:(${namesWhere(true)})(?:${suffix})?\\s*[${joins}]?\\s*@?|` +
    `(${namesWhere(false)})(?:\\s*(?:${suffix}))?\\s*[${joins}]+\\s*@?)` +
    '([A-Za-z0-9][A-Za-z0-9_.-]{3,31})',
  'giu',
)
const handle = /(?<![\p{L}\p{N}@._-])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,30}[\p{L}\p{N}_])/giu
const bracketed = /【([^】\n]{2,20})】/gu
const packageName = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){2,}$/

const endings = new Set(
  [
    'com net org cn io app top xyz vip cc biz info shop site online club link icu live me tv co pro',
    'work ltd win bid loan dev wang ink art fun store tech cloud page web asia hk tw us uk de eu jp',
    'kr sg ru in fr it es nl ch at pw ws la to gl ly gg ai win men help support bank pay finance',
    'money email group world today space website press host buzz cyou rest fit sbs cfd lol monster',
  ].flatMap((line) => line.split(' ')),
)

/** In a message only what could be opened counts: not `file.txt`, not `Dr.Wang`. */
const isPlausible = (host: string, written: string): boolean => {
  const last = host.split('.').at(-1) ?? ''
  const isNumber = /^\d{1,3}(\.\d{1,3}){3}$/.test(host)
  return endings.has(last) || isNumber || /^www\.|\/|:\d/.test(written) || /okpay/i.test(host)
}

/** Where Chinese text follows a complete address without a space, the address ends before it. */
const cutAtHan = (written: string): string => {
  const host =
    /^(?:[a-z][a-z0-9+.-]*:[\\/]{2})?[\x21-\x7e]+\.[a-z]{2,}(?::\d+)?(?=\p{Script=Han})/iu
  const whole = host.exec(written)?.[0]
  if (whole) return whole
  const path = /^([^/]*[\\/]{2}[^/]+|[^/]+)(\/[\x21-\x7e]*)(?=\p{Script=Han})/u.exec(written)
  return path ? `${path[1]}${path[2]}` : written
}

const trimmed = (written: string): string => cutAtHan(written).replace(/[.,;:!?)\]}'"*]+$/, '')

type Reader = (written: string, match: RegExpExecArray, place: Place) => Found | null
type Place = Pick<Found, 'text' | 'hidden' | 'alone'>

const readMail: Reader = (written, _, place) => {
  const at = written.lastIndexOf('@')
  const read = readHost(cutAtHan(written.slice(at + 1)))
  // Chinese words before an address are not part of it.
  const local = written.slice(0, at).replace(/^.*\p{Script=Han}/u, '')
  if (!read || local === '') return null
  return { ...place, kind: 'mail', local: local.toLowerCase(), host: read.host }
}

const readBare: Reader = (written, _, place) => {
  if (place.alone && packageName.test(written) && /^(com|cn|org|net|io)\./.test(written)) {
    return { ...place, kind: 'app', id: written }
  }
  // `99.50` could be opened, too, but means an amount.
  if (/^\d+(\.\d+){1,2}$/.test(written)) return null
  const found = readWeb(written, place)
  if (found?.kind !== 'web') return found
  return place.alone || isPlausible(found.host, written) ? found : null
}

const readDigits: Reader = (written, _, place) => {
  const number = readNumber(written, place.alone)
  return number === null ? null : { ...place, kind: 'phone', number }
}

const readNamed: Reader = (_, match, place) => {
  const network = networkNames[(match[1] ?? match[2] ?? '').toLowerCase()] ?? null
  const name = match[3] ?? ''
  const number = network === 'whatsapp' ? readNumber(name, true) : null
  if (number) return { ...place, kind: 'phone', number }
  return { ...place, kind: 'social', network, handle: handleOf(name) }
}

const readHandle: Reader = (_, match, place) => ({
  ...place,
  kind: 'social',
  network: null,
  handle: handleOf(match[1]!),
})

const readSender: Reader = (_, match, place) => ({
  ...place,
  kind: 'sms',
  sender: match[1]!.trim(),
})

/** In this order; what one has taken the next does not see. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [link, (written, _, place) => readWeb(written, place)],
  [mailbox, readMail],
  [named, readNamed],
  [bare, readBare],
  [handle, readHandle],
  [digits, readDigits],
  [bracketed, readSender],
]

const readAll = ({ text, hides }: PlainText): Found[] => {
  const whole = text.trim()
  const found: (readonly [number, Found])[] = []
  let rest = text
  for (const [pattern, read] of readers) {
    for (const match of rest.matchAll(pattern)) {
      const written = pattern === link || pattern === bare ? trimmed(match[0]) : match[0].trim()
      const end = match.index + written.length
      const place = {
        text: written.slice(0, 200),
        hidden: hides(match.index, end),
        alone: written === whole,
      }
      const one = read(written, match, place)
      if (!one) continue
      found.push([match.index, one])
      rest = rest.slice(0, match.index) + ' '.repeat(written.length) + rest.slice(end)
    }
  }
  return found.sort(([a], [b]) => a - b).map(([, one]) => one)
}

/** A name alone, as it stands above a text message: `OKPay`, `0KPay-Help`. */
const readName = ({ text, hides }: PlainText): Found[] => {
  const sender = text.trim()
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{1,30}$/u.test(sender) || sender.split(/\s+/).length > 3) {
    return []
  }
  return [{ kind: 'sms', sender, text: sender, hidden: hides(0, text.length), alone: true }]
}

const identityOf = ({ text: _, alone: __, ...rest }: Found): string => JSON.stringify(rest)

/** Everything in a pasted text that can be official or not, in its order, each once. */
export const readFound = (pasted: string): readonly Found[] => {
  const plain = plainTextOf(pasted)
  const all = readAll(plain)
  const found = all.length > 0 ? all : readName(plain)
  return [...new Map(found.map((one) => [identityOf(one), one])).values()].slice(0, mostFound)
}
