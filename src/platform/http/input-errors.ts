import type { FieldError, Language } from '../problems.ts'
import { type InputFault, inputWords } from './input-words.ts'

/** What Ajv says about one fault. */
export type SchemaFault = {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

const faultOf: Readonly<Record<string, InputFault>> = {
  required: 'required',
  additionalProperties: 'unknown_field',
  type: 'wrong_type',
  enum: 'not_allowed',
  const: 'not_allowed',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
}

const typeWords: Readonly<Record<string, Record<Language, string>>> = {
  string: { en: 'text', 'zh-CN': '文字' },
  integer: { en: 'a whole number', 'zh-CN': '整数' },
  number: { en: 'a number', 'zh-CN': '数字' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
  object: { en: 'an object', 'zh-CN': '对象' },
  array: { en: 'a list', 'zh-CN': '列表' },
  null: { en: 'null', 'zh-CN': 'null' },
}

const limitOf = ({ params }: SchemaFault, language: Language): string => {
  if (params.limit !== undefined) return String(params.limit)
  const separator = { en: ', ', 'zh-CN': '、' }[language]
  if (Array.isArray(params.allowedValues)) return params.allowedValues.join(separator)
  if (params.allowedValue !== undefined) return String(params.allowedValue)
  return [params.type]
    .flat()
    .map((type) => typeWords[String(type)]?.[language] ?? String(type))
    .join(separator)
}

const escapePointer = (key: unknown) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

const pointerOf = ({ instancePath, params }: SchemaFault): string => {
  const key = params.missingProperty ?? params.additionalProperty
  return key === undefined ? instancePath : `${instancePath}/${escapePointer(key)}`
}

/**
 * The faults of one request as `errors`: one line a field, the first reason that applies.
 * @param root `''` for the body, `/query` for the query string
 */
export const fieldErrors = (
  faults: readonly SchemaFault[],
  language: Language,
  root: string,
): FieldError[] => {
  const byPointer = new Map<string, FieldError>()
  for (const fault of faults) {
    const pointer = root + pointerOf(fault)
    if (fault.keyword === 'anyOf' || byPointer.has(pointer)) continue
    const code = faultOf[fault.keyword] ?? 'wrong_format'
    const detail = inputWords[code][language].replace('{limit}', limitOf(fault, language))
    byPointer.set(pointer, { pointer, code, detail })
  }
  return [...byPointer.values()].slice(0, 50)
}
