import { declaredProblems, type Language, type ProblemDeclaration } from '../problems.ts'
import { escapeHtml, htmlPage } from './html.ts'

const facts: Readonly<Record<Language, Record<string, string>>> = {
  en: {
    who: 'Who acts next',
    retry: 'When to try again',
    you: 'you',
    okpay: 'OKPay',
    bank: 'the bank',
    counterparty: 'the other side',
    nobody: 'nobody has to',
    now: 'at once',
    after_fix: 'after the correction',
    after_time: 'after a while; the answer says when',
    never: 'it would not help',
  },
  'zh-CN': {
    who: '下一步由谁处理',
    retry: '何时可以重试',
    you: '您',
    okpay: 'OKPay',
    bank: '银行',
    counterparty: '对方',
    nobody: '无需处理',
    now: '立即',
    after_fix: '更正之后',
    after_time: '稍后，具体时间见提示',
    never: '重试无效',
  },
}

const section = (declaration: ProblemDeclaration, language: Language): string => {
  const words = facts[language]
  const detail = escapeHtml(declaration.detail[language]).replaceAll(
    /\{([a-zA-Z]+)\}/g,
    '<code>$1</code>',
  )
  return `<section lang="${language}"><h2>${escapeHtml(declaration.title[language])}</h2>
<p>${detail}</p><dl><dt>${words.who}</dt><dd>${words[declaration.whoActs]}</dd>
<dt>${words.retry}</dt><dd>${words[declaration.retry]}</dd></dl></section>`
}

/** The page behind a problem's `type`: what it means, in both languages; null for unknown codes. */
export const problemPage = (code: string, first: Language): string | null => {
  const declaration = declaredProblems.get(code)
  if (!declaration) return null
  const order: Language[] = first === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en']
  const sections = order.map((language) => section(declaration, language)).join('')
  const heading = `<h1><code>${escapeHtml(code)}</code></h1><p>HTTP ${declaration.status}</p>`
  return htmlPage(`${declaration.title[first]} · OKPay`, heading + sections, first)
}

/** All codes on one page. */
export const problemIndex = (language: Language): string => {
  const lines = [...declaredProblems].sort(([a], [b]) => (a < b ? -1 : 1))
  const items = lines.map(
    ([code, { title }]) =>
      `<li><a href="/problems/${code}"><code>${code}</code></a> ${escapeHtml(title[language])}</li>`,
  )
  const heading = language === 'en' ? 'Every way in which we say no' : '所有拒绝与提示'
  return htmlPage(`${heading} · OKPay`, `<h1>${heading}</h1><ul>${items.join('')}</ul>`, language)
}
