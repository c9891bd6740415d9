const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => entities[c]!)

/** A whole page of ours; style comes from `/docs/page.css`, there is no script. */
export const htmlPage = (title: string, main: string, language: 'en' | 'zh-CN' = 'en'): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/docs/page.css"></head>
<body><header><a href="/">OKPay</a><nav aria-label="OKPay"><a href="/docs">API</a>
<a href="/problems">Problems</a><a href="/openapi.json">OpenAPI</a></nav></header>
<main>${main}</main></body></html>`

export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8dde6, #333b47);
  --soft: light-dark(#f5f7fa, #1a1f27); --link: light-dark(#0a58ca, #7db3ff); }
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: light-dark(#14181f, #e8ecf2);
  background: light-dark(#fff, #11151b); }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
header { display: flex; gap: 1.5rem; align-items: center; border-bottom: 1px solid var(--line); }
header > a { font-weight: 700; }
nav { display: flex; gap: 1rem; }
a { color: var(--link); }
h2 { margin-top: 2.5rem; text-transform: capitalize; }
section h2 { margin-top: 1rem; text-transform: none; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0;
  padding: .5rem 1rem; }
summary { cursor: pointer; }
summary code { font-weight: 600; }
pre { background: var(--soft); padding: .75rem; border-radius: .5rem; overflow-x: auto;
  font-size: .85rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
section[lang] { border: 1px solid var(--line); border-radius: .75rem; padding: 0 1.25rem 1rem;
  margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { opacity: .7; }
dd { margin: 0; }
li { margin: .2rem 0; }
`
