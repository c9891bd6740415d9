import type { XmlParseError } from 'libxml2-wasm'
import type { Problem } from '#platform/problems'
import { fundingProblems } from '../../problems.ts'

export const largestFileBytes = 10 * 1024 * 1024

const archives: readonly (readonly [string, string])[] = [
  ['1f8b', 'gzip'],
  ['504b0304', 'ZIP'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
  ['377abcaf271c', '7z'],
]

/** What can be told from the bytes alone, before any parser sees them. */
export const refuseBytes = (bytes: Uint8Array): Problem | null => {
  if (bytes.length === 0) return fundingProblems.file_empty()
  if (bytes.length > largestFileBytes) {
    return fundingProblems.file_too_large({ limit: largestFileBytes })
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const head = buffer.subarray(0, 6).toString('hex')
  const archive = archives.find(([magic]) => head.startsWith(magic))
  if (archive) return fundingProblems.file_compressed({ kind: archive[1] })
  // Zero bytes go first so that UTF-16 hides nothing.
  const plain = buffer.toString('latin1').replaceAll('\0', '')
  if (/<!DOCTYPE/i.test(plain)) return fundingProblems.file_doctype()
  return /^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)?\s*$/.test(plain)
    ? fundingProblems.file_empty()
    : null
}

const endsWithRoot =
  /<\/(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*\s*>\s*(?:<!--[\s\S]{0,2000}?-->\s*)?$/

/** Broken off, or not well-formed: told by where the parser stopped and by the file's end. */
export const parseProblem = (error: XmlParseError, bytes: Uint8Array): Problem => {
  const fault = error.details.find(({ level }) => level > 1) ?? error.details[0]
  const line = Math.max(1, fault?.line ?? 1)
  const reason = (fault?.message ?? error.message).trim().slice(0, 200)
  const tail = Buffer.from(bytes.slice(-4096)).toString('latin1').replaceAll('\0', '')
  const brokenOff = /Premature end|Couldn't find end of Start Tag|EndTag: '<\/' not found/
  const isXml = /^(?:[^<]{0,4})</.test(Buffer.from(bytes.slice(0, 64)).toString('latin1'))
  if (isXml && (!endsWithRoot.test(tail) || brokenOff.test(reason))) {
    return fundingProblems.file_truncated({ line })
  }
  return fundingProblems.file_not_xml({ line, reason })
}
