import type { Words } from '#platform/problems'
import type { Side, Variant } from './document.ts'

export const variantNames: Readonly<Record<Variant, Words>> = {
  passport: { en: 'passport', 'zh-CN': '护照' },
  id_card: { en: 'identity card', 'zh-CN': '身份证' },
  driving_licence: { en: 'driving licence', 'zh-CN': '驾驶证' },
  selfie: { en: 'selfie', 'zh-CN': '自拍照' },
  utility_bill: { en: 'utility bill', 'zh-CN': '水电煤账单' },
  bank_statement: { en: 'bank statement', 'zh-CN': '银行对账单' },
  tax_letter: { en: 'letter of the tax office', 'zh-CN': '税务信函' },
}

export const sideNames: Readonly<Record<Side, Words>> = {
  front: { en: 'the front', 'zh-CN': '正面' },
  back: { en: 'the back', 'zh-CN': '背面' },
  single: { en: 'a picture', 'zh-CN': '照片' },
}

/** "passport, identity card" · 「护照、身份证」 */
export const listed = (words: readonly Words[]): Words => ({
  en: words.map(({ en }) => en).join(', '),
  'zh-CN': words.map((one) => one['zh-CN']).join('、'),
})
