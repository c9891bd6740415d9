import { escapeHtml } from './http/html.ts'
import type { Mail } from './mail.ts'
import type { Language } from './problems.ts'

/** A mail as its parts; the layout makes text and HTML of them. */
export type MailParts = {
  readonly to: string
  readonly language: Language
  readonly subject: string
  /** Shown by mailboxes beside the subject. */
  readonly preview: string
  readonly heading: string
  readonly before: readonly string[]
  readonly code?: string
  readonly button?: { readonly label: string; readonly url: string }
  readonly after: readonly string[]
  /**
   * The reader's own phrase, which shows that the mail is ours; null when they have set none. Left
   * out where we do not know who reads.
   */
  readonly phrase?: string | null
}

const footer: Readonly<Record<Language, string>> = {
  en: 'OKPay never asks for your password or a code by mail, phone or chat.',
  'zh-CN': 'OKPay 绝不会通过邮件、电话或聊天索要您的密码或验证码。',
}

const phraseWords: Readonly<Record<Language, { readonly own: string; readonly none: string }>> = {
  en: {
    own: 'Your phrase: ',
    none: 'Set a phrase of your own on the security page: from then on our messages show it.',
  },
  'zh-CN': {
    own: '您的防伪口令：',
    none: '您可以在安全页面设置防伪口令，此后我们的每封邮件都会显示它。',
  },
}

/** The phrase at the top, or nothing. */
const phraseLine = ({ language, phrase }: MailParts): string =>
  phrase ? `${phraseWords[language].own}${phrase}` : ''

/** At the foot: how to get a phrase, for whoever has none. */
const footLines = ({ language, phrase }: MailParts): readonly string[] =>
  phrase === null ? [footer[language], phraseWords[language].none] : [footer[language]]

const font =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif"

const styles = `
  body{margin:0;background:#f2f7f6;color:#101828;font-family:${font}}
  .card{max-width:480px;margin:24px auto;background:#fff;border:1px solid #e4e7ec;
    border-radius:16px;padding:32px 24px}
  .mark{color:#0b6e69;font-size:20px;font-weight:700;margin:0 0 24px}
  :lang(zh) p{line-height:1.7}
  h1{font-size:22px;line-height:1.35;margin:0 0 16px}
  p{font-size:16px;line-height:1.6;margin:0 0 16px}
  .code{font-size:34px;font-weight:700;letter-spacing:6px;font-variant-numeric:tabular-nums;
    text-align:center;background:#e8f4f3;color:#084f4b;border-radius:12px;
    padding:16px 8px 16px 14px;margin:8px 0 24px}
  .button{display:block;text-align:center;background:#0b6e69;color:#fff;text-decoration:none;
    font-size:16px;font-weight:600;border-radius:12px;padding:14px 16px;margin:8px 0 24px}
  .phrase{font-size:14px;background:#e8f4f3;color:#084f4b;border-radius:10px;padding:10px 14px}
  .url{font-size:13px;color:#667085;word-break:break-all}
  .foot{font-size:13px;color:#667085;border-top:1px solid #e4e7ec;padding-top:16px;margin:8px 0 0}
  .foot+.foot{border:0;padding:0;margin:4px 0 0}
  .preview{display:none;max-height:0;overflow:hidden}
  @media(max-width:520px){.card{margin:0;border-radius:0;border-left:0;border-right:0}}
  @media(prefers-color-scheme:dark){body{background:#0c1413;color:#e6ebea}
    .card{background:#131d1c;border-color:#26322f}.mark{color:#63c6bf}.code{background:#17302e;
    color:#b6e7e3}.phrase{background:#17302e;
    color:#b6e7e3}.url,.foot{color:#9aa7a5;border-color:#26322f}}
`

const htmlOf = (parts: MailParts): string => {
  const { language, subject, preview, heading, before, code, button, after } = parts
  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${styles}</style>
</head>
<body>
<div class="preview">${escapeHtml(preview)}</div>
<div class="card">
<p class="mark">OKPay</p>
${phraseLine(parts) ? `<p class="phrase">${escapeHtml(phraseLine(parts))}</p>` : ''}
<h1>${escapeHtml(heading)}</h1>
${paragraphs(before)}
${code ? `<div class="code">${escapeHtml(code)}</div>` : ''}
${
  button
    ? `<a class="button" href="${escapeHtml(button.url)}">${escapeHtml(button.label)}</a>
<p class="url">${escapeHtml(button.url)}</p>`
    : ''
}
${paragraphs(after)}
${footLines(parts)
  .map((line) => `<p class="foot">${escapeHtml(line)}</p>`)
  .join('\n')}
</div>
</body>
</html>
`
}

const textOf = (parts: MailParts): string => {
  const { heading, before, code, button, after } = parts
  return [
    ...(phraseLine(parts) ? [phraseLine(parts)] : []),
    heading,
    ...before,
    ...(code ? [`    ${code}`] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...after,
    ['-- ', ...footLines(parts)].join('\n'),
  ].join('\n\n')
}

export const layOutMail = (parts: MailParts): Mail => ({
  to: parts.to,
  subject: parts.subject,
  text: `${textOf(parts)}\n`,
  html: htmlOf(parts),
})
