import { domainToASCII, domainToUnicode } from 'node:url'

/** Endings of two labels under which anybody may have a name. */
const shortSecond = new Set(['com', 'co', 'net', 'org', 'gov', 'edu', 'ac', 'or', 'ne', 'gob'])

/** `a.b.example.com.cn` → name `example`, ending `com.cn`, owner `example.com.cn`. */
export const partsOfHost = (host: string) => {
  const labels = host.split('.')
  const isDouble =
    labels.length > 2 && labels.at(-1)!.length === 2 && shortSecond.has(labels.at(-2)!)
  const count = isDouble ? 2 : 1
  const ending = labels.slice(-count).join('.')
  const name = labels.at(-count - 1) ?? ''
  return { name, ending, owner: name === '' ? ending : `${name}.${ending}` }
}

export const isAddressNumber = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.startsWith('[')

/** Both forms of a host; null when it cannot be one. */
export const readHost = (
  text: string,
): { readonly host: string; readonly ascii: string } | null => {
  if (text.startsWith('[')) return { host: text, ascii: text }
  const ascii = domainToASCII(text.replace(/\.$/, '')).toLowerCase()
  if (ascii === '' || ascii.length > 253 || !/^[a-z0-9_.-]+$/.test(ascii)) return null
  return { host: domainToUnicode(ascii), ascii }
}

export const asciiOf = (host: string): string => readHost(host)?.ascii ?? host
