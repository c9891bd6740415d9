import type { Words } from '../problems.ts'

/** The sentence for each way in which one field may be wrong. `{limit}` is filled in. */
export const inputWords = {
  required: { en: 'This is needed', 'zh-CN': '此项必填' },
  unknown_field: { en: 'There is no such field', 'zh-CN': '没有该字段' },
  duplicate_key: { en: 'This field is given twice', 'zh-CN': '该字段重复出现' },
  too_deep: { en: 'This is nested too deeply', 'zh-CN': '嵌套层级过深' },
  not_text: {
    en: 'This contains characters that are not text',
    'zh-CN': '包含无法作为文字的字符',
  },
  wrong_type: { en: 'This must be: {limit}', 'zh-CN': '类型应为：{limit}' },
  not_allowed: { en: 'This must be one of: {limit}', 'zh-CN': '只能是以下之一：{limit}' },
  too_short: { en: 'At least {limit} characters', 'zh-CN': '至少 {limit} 个字符' },
  too_long: { en: 'At most {limit} characters', 'zh-CN': '最多 {limit} 个字符' },
  too_small: { en: 'At least {limit}', 'zh-CN': '不能小于 {limit}' },
  too_large: { en: 'At most {limit}', 'zh-CN': '不能大于 {limit}' },
  too_few: { en: 'At least {limit} entries', 'zh-CN': '至少 {limit} 项' },
  too_many: { en: 'At most {limit} entries', 'zh-CN': '最多 {limit} 项' },
  wrong_format: { en: 'This is not written as expected', 'zh-CN': '格式不正确' },
} as const satisfies Record<string, Words>

export type InputFault = keyof typeof inputWords
