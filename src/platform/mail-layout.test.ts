import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layOutMail, type MailParts } from './mail-layout.ts'
import { languages } from './problems.ts'

const parts = (phrase?: string | null): MailParts => ({
  ...{ to: 'anna@example.com', language: 'en', subject: 's', preview: 'p', heading: 'Heading' },
  ...{ before: ['One.'], after: [] },
  ...(phrase !== undefined && { phrase }),
})

test("The reader's phrase stands at the top of text and page, whatever is in it", () => {
  const { text, html } = layOutMail(parts('blue <kite> & co'))
  assert.match(text, /^Your phrase: blue <kite> & co\n\nHeading/)
  assert.ok(html.indexOf('Your phrase: blue &lt;kite&gt; &amp; co') < html.indexOf('<h1>'))
  assert.ok(html.includes('blue &lt;kite&gt;'))
  const chinese = layOutMail({ ...parts('蓝色风筝'), language: 'zh-CN' })
  assert.match(chinese.text, /^您的防伪口令：蓝色风筝\n/)
})

test('Whoever has no phrase is told once, at the foot; an unknown reader is told nothing', () => {
  for (const language of languages) {
    const none = layOutMail({ ...parts(null), language })
    assert.match(none.text.split('-- \n')[1] ?? '', /phrase of your own|设置防伪口令/)
    assert.match(none.html, /phrase of your own|设置防伪口令/)
    const unknown = layOutMail({ ...parts(), language })
    assert.doesNotMatch(`${unknown.text}${unknown.html}`, /phrase of|防伪口令|class="phrase"/)
  }
})
