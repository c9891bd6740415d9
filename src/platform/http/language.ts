import type { Language } from '../problems.ts'

const choose = (header: string): Language | null => {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return null
}

const known = new Map<string, Language | null>()

/** The language that an `Accept-Language` header asks for; null when it names none of ours. */
export const acceptedLanguage = (header: string | undefined): Language | null => {
  if (!header || header.length > 200) return null
  const found = known.get(header)
  if (found !== undefined) return found
  if (known.size >= 1_000) known.clear()
  const language = choose(header)
  known.set(header, language)
  return language
}
