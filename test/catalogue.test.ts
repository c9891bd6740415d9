import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../src/main.ts'
import {
  declaredProblems,
  type Language,
  type ProblemDeclaration,
} from '../src/platform/problems.ts'
import { declaredReasons } from '../src/platform/reasons.ts'
import { projectFiles } from './tidy/project-files.ts'

type Declared = Pick<ProblemDeclaration, 'title' | 'detail' | 'params' | 'article'>

const all: readonly (readonly [code: string, declared: Declared])[] = [
  ...declaredProblems,
  ...declaredReasons,
]

/**
 * The four parts as a machine can find them. The first one, what happened, is the first sentence.
 * A parameter of kind `time` or `seconds` is a date; `{money}` says where the money is.
 */
const parts: Readonly<Record<string, Readonly<Record<Language, RegExp>>>> = {
  'where the money is': {
    en: /\bmoney\b|\bbalance\b|\bamount\b|\bbooked\b|\bpaid\b|\bfunds\b|\bcoins\b|\bsent\b/i,
    'zh-CN': /资金|款项|余额|金额|入账|转出|扣|代币|付款|到账/,
  },
  'what can be done': {
    en: /\b(ask|wait|send|enter|sign|try|use|choose|check|correct|change|look|open|set|add|give|tell|go|do|type|press|call|take|put|keep|read|report|confirm|start|need|pay|upload|see|find|let|wants?|load|write|split|decide|approve|follow|undo|show|search|assign|return|name|leave|request|contact|save|scan|select|unfreeze|verify|remove|make|answer|act|once|again|nothing)\b/i,
    'zh-CN':
      /请|可|无需|等|再|联系|查看|尝试|重试|重新|使用|选择|核对|核实|更正|修改|填写|输入|登录|验证|操作|由/,
  },
  'by when': {
    en: /\bnow\b|\bat once\b|\btoday\b|\btomorrow\b|\bminutes?\b|\bhours?\b|\bdays?\b|\bsoon\b|\bas soon as\b|\bonce\b|\buntil\b|\bbefore\b|\bafter\b|\bfrom\b|\bwhen\b|\bwhenever\b|\bany ?time\b|\bimmediately\b|\bno longer\b|\bnever\b|\bat any moment\b|\balways\b|\bnight\b|\bweeks?\b|\bmeanwhile\b|\bwithin\b|\balready\b|\bagain\b|\bstays?\b|\bfor good\b/i,
    'zh-CN':
      /现在|立即|马上|随时|今[日天]|明天|分钟|小时|天|日|稍后|之后|以后|之前|直到|内|期间|即可|时|再|永久|不再|已|始终|后|立刻|当即|即刻|随即/,
  },
}

const times = new Set(['time', 'seconds'])

const lacks = ({ detail, params = {} }: Declared, language: Language): string[] => {
  const text = detail[language]
  const hasDate = Object.entries(params).some(
    ([name, kind]) => times.has(kind) && text.includes(`{${name}}`),
  )
  const hasMoney = text.includes('{money}')
  return Object.entries(parts).flatMap(([part, words]) => {
    if (part === 'by when' && (hasDate || hasMoney)) return []
    if (part === 'where the money is' && hasMoney) return []
    return words[language].test(text) ? [] : [part]
  })
}

for (const language of ['en', 'zh-CN'] as const) {
  test(`each problem and reason says its four parts (${language})`, () => {
    const faults = all.flatMap(([code, declared]) =>
      lacks(declared, language).map((part) => `${code}: ${part}: ${declared.detail[language]}`),
    )
    assert.deepEqual(faults, [])
  })
}

/** Every test of the project as one text. */
const testText = projectFiles()
  .filter(({ path }) => path.endsWith('.test.ts'))
  .map(({ text }) => text)
  .join('\n')

/** Whole, or by its name alone where a test of its own module says the family once. */
const isNamed = (code: string): boolean =>
  testText.includes(`'${code}'`) || testText.includes(`'${code.slice(code.indexOf('.') + 1)}'`)

test('each problem is provoked by a test', () => {
  const silent = [...declaredProblems.keys()].filter((code) => !isNamed(code))
  assert.deepEqual(silent, [])
})

test('each problem and reason is linked to the slug of an article', () => {
  for (const [code, { article }] of all) {
    assert.match(article, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, code)
  }
})
