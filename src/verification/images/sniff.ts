/** What the first bytes of a file say it is, whatever its name or declared type. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf' | 'svg' | 'archive' | 'other'

const startsWith = (bytes: Buffer, text: string, from = 0): boolean =>
  bytes.subarray(from, from + text.length).toString('latin1') === text

const archives = ['PK\u0003\u0004', 'PK\u0005\u0006', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b']

/** ISO 14496-12: the brand of a file that begins with an `ftyp` box. */
const isHeic = (bytes: Buffer): boolean =>
  startsWith(bytes, 'ftyp', 4) &&
  /^(heic|heix|hevc|mif1|msf1|avif)/.test(bytes.toString('latin1', 8, 12))

/** Reads magic bytes only. */
export const sniff = (bytes: Buffer): FileKind => {
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return 'jpeg'
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'png'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp'
  if (isHeic(bytes)) return 'heic'
  if (startsWith(bytes, '%PDF')) return 'pdf'
  if (archives.some((mark) => startsWith(bytes, mark))) return 'archive'
  const beginning = bytes.subarray(0, 512).toString('utf8').toLowerCase()
  return /<svg|<\?xml|<!doctype|<html/.test(beginning) ? 'svg' : 'other'
}
