import { forbid, isCode, isProduct, isTest, type Rule } from './rule.ts'

const outsidePlatform = (path: string) =>
  path.startsWith('src/') && isCode(path) && !isTest(path) && !path.startsWith('src/platform/')

const vague = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'service', 'data', 'info']

export const tellingNames: Rule = {
  name: 'a file is named for what it holds, in kebab-case',
  appliesTo: (path) => /^(src|web|test|bench)\//.test(path) && isCode(path),
  findings: ({ path }) => {
    const parts = path.replace(/(\.test|\.gen)?\.(ts|tsx|mjs)$/, '').split('/')
    const name = parts.at(-1) ?? ''
    return [
      ...parts
        .filter((part) => vague.includes(part) || vague.includes(part.split('-').at(-1) ?? ''))
        .map((part) => `"${part}" says nothing: name the noun or the verb`),
      ...(/^[a-z0-9.-]+$/.test(name) ? [] : [`write "${name}" in kebab-case`]),
    ]
  },
  bad: { path: 'src/ledger/account-utils.ts', text: '' },
  good: { path: 'src/ledger/open-account.ts', text: '' },
}

export const wordRules: readonly Rule[] = [
  tellingNames,
  forbid({
    name: 'nothing is left for later in the code',
    appliesTo: (path) => isCode(path) && !path.startsWith('test/tidy/'),
    pattern: /\b(TODO|FIXME)\b/,
    instead: 'do it, or file an issue',
    bad: { path: 'src/x/a.ts', text: '// TODO later' },
    good: { path: 'src/x/a.ts', text: '// later events come first' },
  }),
  forbid({
    name: 'nothing is typed any',
    appliesTo: (path) => isProduct(path) && !isTest(path),
    pattern: /(?::|\bas|<|,)\s*any\b(?=[\s,;)>\]|&=[]|$)(?!\s+[a-z])/,
    instead: 'name the type, or unknown',
    bad: { path: 'src/x/a.ts', text: 'const a = b as any' },
    good: { path: 'src/x/a.ts', text: '// of any kind, and any other' },
  }),
  forbid({
    name: 'the product writes to its log, not to the console',
    appliesTo: (path) => isProduct(path) && !isTest(path),
    pattern: /\bconsole\.\w+\(/,
    instead: 'use ctx.log, or the command line’s own output',
    bad: { path: 'src/x/a.ts', text: "console.log('x')" },
    good: { path: 'src/x/a.ts', text: "log.info('x')" },
  }),
  forbid({
    name: 'only the platform reads the clock, randomness and the environment',
    appliesTo: outsidePlatform,
    pattern:
      /new Date\(\)|\bDate\.now\(|Math\.random\(|\bprocess\.env\b|\brandomBytes\(|\brandomUUID\(/,
    instead: 'take it from ctx.clock, ctx.random or the configuration',
    bad: { path: 'src/ledger/a.ts', text: 'const now = new Date()' },
    good: { path: 'src/ledger/a.ts', text: 'const then = new Date(text)' },
  }),
  forbid({
    name: 'no enum and no decorator',
    appliesTo: isProduct,
    pattern: /^\s*(export )?(const )?enum \w+ \{|^\s*@[A-Z]\w+\(/,
    instead: 'write "as const" and a union',
    bad: { path: 'src/x/a.ts', text: 'export enum State {' },
    good: { path: 'src/x/a.ts', text: "export type State = 'open' | 'closed'" },
  }),
  forbid({
    name: 'nothing speaks of how the project is made, or of one machine',
    appliesTo: (path) => !path.startsWith('test/tidy/') && !path.startsWith('docs/reference/'),
    pattern:
      /\/work\/(main|shared|brief|\.)|\b(Claude|ChatGPT|subagents?)\b|\bAI agents?\b|\bissue #?\d+|\bthis sitting\b|\/home\/\w+\/|\/Users\/\w+\//,
    instead: 'leave it out: readers have the product only',
    bad: { path: 'README.md', text: 'See /work/shared/design' },
    good: { path: 'README.md', text: 'See docs/operating' },
  }),
]
