import { sha256 } from '#platform/crypto'
import { Refused } from '#platform/refused'
import { type Entry, makeReady, type ReadyEntry } from './match-name.ts'

/** A list in use. `version` is the beginning of its SHA-256. */
export type SanctionsList = {
  readonly version: string
  readonly entries: readonly ReadyEntry[]
}

/** RFC 4180: fields in quotes may hold commas, quotes (doubled) and line ends. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') field += text[++at]
      else quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === ',' || letter === '\n') {
      row.push(field)
      field = ''
      if (letter === '\n') {
        rows.push(row)
        row = []
      }
    } else if (letter !== '\r') field += letter
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows.filter((fields) => fields.some((value) => value !== ''))
}

const parts = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Reads a list as OpenSanctions publishes it (`targets.simple.csv`): id, name, aliases, countries,
 * dataset by the names in its first line; several values in a field are parted by semicolons.
 * @throws Refused when a column is missing or an entry has no name
 */
export const readList = (bytes: Buffer): SanctionsList => {
  const [head = [], ...rows] = parseCsv(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  const column = (name: string): number => {
    const at = head.indexOf(name)
    if (at < 0) throw new Refused(`The sanctions list has no column "${name}" in its first line.`)
    return at
  }
  const [id, name, aliases, countries, dataset] = [
    ...[column('id'), column('name'), column('aliases'), column('countries'), column('dataset')],
  ] as const
  const entries = rows.map((row, index): Entry => {
    const entry = {
      id: row[id!] ?? '',
      name: (row[name!] ?? '').trim(),
      aliases: parts(row[aliases!] ?? ''),
      countries: parts(row[countries!] ?? '').map((code) => code.toUpperCase()),
      dataset: (row[dataset!] ?? '').trim(),
    }
    if (entry.id === '' || entry.name === '') {
      throw new Refused(`The sanctions list has no id or no name in line ${index + 2}.`)
    }
    return entry
  })
  return { version: sha256(bytes).toString('hex').slice(0, 16), entries: entries.map(makeReady) }
}
