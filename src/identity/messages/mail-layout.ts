import type { Mail } from '#platform/mail'
import type { Language } from '#platform/problems'

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
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character]!)

const footer: Readonly<Record<Language, string>> = {
  en: 'OKPay never asks for your password or a code by mail, phone or chat.',
  'zh-CN': 'OKPay 绝不会通过邮件、电话或聊天索要您的密码或验证码。',
}

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
  .url{font-size:13px;color:#667085;word-break:break-all}
  .foot{font-size:13px;color:#667085;border-top:1px solid #e4e7ec;padding-top:16px;margin:8px 0 0}
  .preview{display:none;max-height:0;overflow:hidden}
  @media(max-width:520px){.card{margin:0;border-radius:0;border-left:0;border-right:0}}
  @media(prefers-color-scheme:dark){body{background:#0c1413;color:#e6ebea}
    .card{background:#131d1c;border-color:#26322f}.mark{color:#63c6bf}.code{background:#17302e;
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
<p class="foot">${escapeHtml(footer[language])}</p>
</div>
</body>
</html>
`
}

const textOf = ({ language, heading, before, code, button, after }: MailParts): string =>
  [
    heading,
    ...before,
    ...(code ? [`    ${code}`] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...after,
    `-- \n${footer[language]}`,
  ].join('\n\n')

export const layOutMail = (parts: MailParts): Mail => ({
  to: parts.to,
  subject: parts.subject,
  text: `${textOf(parts)}\n`,
  html: htmlOf(parts),
})
