import { isUtf8 } from 'node:buffer'
import type { Language } from '../problems.ts'
import { type InputFault, inputWords } from './input-words.ts'
import { platformProblems } from './problems.ts'

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])
const deepest = 32

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

type Level = { readonly keys: Set<string> | null; key: string; index: number }

const pointerOf = (levels: readonly Level[]) =>
  levels.map(({ keys, key, index }) => `/${keys ? escapePointer(key) : index}`).join('')

export type KeyFault = {
  readonly pointer: string
  readonly code: InputFault
}

/** Where a JSON string ends: the index of its closing quote. */
const endOfString = (text: string, start: number): number => {
  let end = start + 1
  while (text.charCodeAt(end) !== 34) end += text.charCodeAt(end) === 92 ? 2 : 1
  return end
}

const enterKey = (levels: readonly Level[], level: Level, raw: string): KeyFault | null => {
  const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1)
  level.key = key
  if (level.keys!.has(key)) return { pointer: pointerOf(levels), code: 'duplicate_key' }
  if (forbiddenKeys.has(key)) return { pointer: pointerOf(levels), code: 'unknown_field' }
  level.keys!.add(key)
  return null
}

/**
 * Looks through text that is known to be valid JSON for what `JSON.parse` hides: a key given twice
 * in one object, a key that names a prototype, or nesting beyond 32 levels.
 */
export const findKeyFault = (text: string): KeyFault | null => {
  const levels: Level[] = []
  let expectsKey = false
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1)
    switch (text.charCodeAt(at)) {
      case 34: {
        const end = endOfString(text, at)
        if (expectsKey && level) {
          const fault = enterKey(levels, level, text.slice(at, end + 1))
          if (fault) return fault
          expectsKey = false
        }
        at = end
        break
      }
      case 123: // {
      case 91: // [
        expectsKey = text.charCodeAt(at) === 123
        levels.push({ keys: expectsKey ? new Set() : null, key: '', index: 0 })
        if (levels.length > deepest) {
          return { pointer: pointerOf(levels.slice(0, 4)), code: 'too_deep' }
        }
        break
      case 125: // }
      case 93: // ]
        levels.pop()
        expectsKey = false
        break
      case 44: // ,
        if (level?.keys) expectsKey = true
        else if (level) level.index++
        break
    }
  }
  return null
}

const notText = /\\u(?:0000|d[89a-f])/i

/** NUL and half surrogates: PostgreSQL cannot store them and people cannot read them. */
const findNotText = (value: unknown, pointer = ''): string | null => {
  if (typeof value === 'string') return isText(value) ? null : pointer
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${escapePointer(key)}`
    const found = isText(key) ? findNotText(inner, at) : at
    if (found !== null) return found
  }
  return null
}

/** Whether a string is text that can be kept: well-formed Unicode without NUL. */
export const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\0')

const refused = (pointer: string, code: InputFault, language: Language) =>
  platformProblems.input_invalid(
    {},
    { errors: [{ pointer, code, detail: inputWords[code][language] }] },
  )

/**
 * Reads a JSON body.
 * @throws platform.body_malformed (400) · platform.input_invalid (422) for keys given twice, keys
 * that name a prototype and strings that are not text
 */
export const parseJsonBody = (bytes: Buffer, language: Language): unknown => {
  if (!isUtf8(bytes)) throw platformProblems.body_malformed()
  const text = bytes.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw platformProblems.body_malformed({}, { cause })
  }
  const fault = findKeyFault(text)
  if (fault) throw refused(fault.pointer, fault.code, language)
  const strange = notText.test(text) ? findNotText(value) : null
  if (strange !== null) throw refused(strange, 'not_text', language)
  return value
}
