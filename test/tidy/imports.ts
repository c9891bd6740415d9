import { dirname, join } from 'node:path'
import { isCode, isTest, type Rule, type SourceFile } from './rule.ts'

/** Lower tiers first; modules on one line may not import each other. */
const tiers: readonly (readonly string[])[] = [
  ['platform'],
  ['money'],
  ['ledger'],
  ['audit'],
  ['policy'],
  ['availability'],
  ['identity'],
  ['verification'],
  ['risk'],
  ['transfers', 'funding'],
  ['checkout'],
  ['wallets'],
  ['disputes'],
  ['explain'],
  ['notifications', 'official', 'support', 'help', 'status'],
]
const tierOf = (module: string): number => tiers.findIndex((names) => names.includes(module))

/** Platform modules that are browser-safe. */
const forBrowsers = [
  '#platform/problems',
  '#platform/reasons',
  '#platform/contract',
  '#money',
  '#platform/ids',
]

export const specifiersIn = ({ text }: SourceFile): string[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, specifier]) => specifier!)

const moduleOf = (path: string): string | null =>
  /^src\/([a-z-]+)\/(?!.*\/\/)/.exec(path)?.[1] ?? null

const isModule = (path: string) => {
  const module = moduleOf(path)
  return module !== null && tierOf(module) >= 0
}

const refusal = (module: string, specifier: string): string | null => {
  const [, target = '', rest] = /^#([a-z-]+)(?:\/(.+))?$/.exec(specifier) ?? []
  if (target === module) return `import ${specifier} by a relative path: it is the same module`
  if (tierOf(target) < 0)
    return `${specifier} is not a module with a tier; add it to test/tidy/imports.ts`
  if (tierOf(target) >= tierOf(module)) {
    return `${module} may not import ${specifier}: only lower tiers; speak upwards by events`
  }
  const isDeep = rest !== undefined && target !== 'platform'
  if (isDeep && rest !== 'contract' && rest !== 'problems') {
    return `enter ${target} by #${target}, not by ${specifier}`
  }
  return null
}

export const lowerTiersOnly: Rule = {
  name: 'a module imports lower tiers only, through their front doors',
  appliesTo: (path) => isModule(path) && isCode(path) && !isTest(path),
  findings: (file) => {
    const module = moduleOf(file.path) ?? ''
    return specifiersIn(file)
      .filter((specifier) => specifier.startsWith('#'))
      .map((specifier) => refusal(module, specifier))
      .filter((finding) => finding !== null)
  },
  bad: { path: 'src/ledger/x.ts', text: "import { a } from '#identity'\n" },
  good: { path: 'src/identity/x.ts', text: "import { a } from '#ledger'\n" },
}

export const stayInside: Rule = {
  name: 'no relative path leaves its module',
  appliesTo: (path) => isModule(path) && isCode(path),
  findings: (file) =>
    specifiersIn(file)
      .filter((specifier) => specifier.startsWith('.'))
      .filter((specifier) => {
        const target = join(dirname(file.path), specifier)
        const isSupport = isTest(file.path) && !target.startsWith('src/')
        return moduleOf(target) !== moduleOf(file.path) && !isSupport
      })
      .map((specifier) => `${specifier} leaves the module: import it by #name`),
  bad: { path: 'src/ledger/x.ts', text: "import { a } from '../money/amount.ts'\n" },
  good: { path: 'src/ledger/x.test.ts', text: "import { a } from '../../test/support/a.ts'\n" },
}

export const browserSafe: Rule = {
  name: 'the web app takes contracts, problems and money from the server, nothing else',
  appliesTo: (path) => path.startsWith('web/') && isCode(path) && !isTest(path),
  findings: (file) =>
    specifiersIn(file)
      .filter((specifier) => /^#|\/src\//.test(specifier))
      .filter((specifier) => !forBrowsers.includes(specifier))
      .filter((specifier) => !/^#[a-z-]+\/([a-z-]+\/)?(contract|problems)$/.test(specifier))
      .map((specifier) => `${specifier} belongs to the server: use its contract or its problems`),
  bad: { path: 'web/x.ts', text: "import { a } from '#identity'\n" },
  good: { path: 'web/x.ts', text: "import { a } from '#identity/contract'\n" },
}

export const plainContracts: Rule = {
  name: 'contracts and problems import nothing but money and other browser-safe files',
  appliesTo: (path) => /^src\/[a-z-]+\/(contract|problems)\.ts$/.test(path),
  findings: (file) =>
    specifiersIn(file)
      .filter((specifier) => !forBrowsers.includes(specifier))
      .filter((specifier) => !/^(#[a-z-]+\/(contract|problems)|typebox|\.\/)/.test(specifier))
      .map((specifier) => `${specifier} would reach the browser: move what needs it elsewhere`),
  bad: { path: 'src/ledger/contract.ts', text: "import pg from 'pg'\n" },
  good: { path: 'src/ledger/contract.ts', text: "import { strict } from '#platform/contract'\n" },
}

const reExports = /^export (type )?(\{[^}]*\}|\*( as \w+)?) from '[^']+'$/

export const frontDoors: Rule = {
  name: 'index.ts re-exports, in at most 40 lines',
  appliesTo: (path) => /^src\/[a-z-]+\/index\.ts$/.test(path),
  findings: ({ text }) => {
    const bare = text
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .replaceAll(/\{[^}]*\}/g, (names) => names.replaceAll('\n', ' '))
    const lines = text.trimEnd().split('\n').length
    return [
      ...(lines > 40 ? [`${lines} lines: a front door has at most 40; offer less`] : []),
      ...bare
        .split('\n')
        .filter((line) => line.trim() !== '' && !reExports.test(line.trim()))
        .map((line) => `move this behind the front door: ${line.trim().slice(0, 60)}`),
    ]
  },
  bad: { path: 'src/ledger/index.ts', text: 'export const a = 1\n' },
  good: { path: 'src/ledger/index.ts', text: "export {\n  a,\n  type B,\n} from './a.ts'\n" },
}

export const importRules = [lowerTiersOnly, stayInside, browserSafe, plainContracts, frontDoors]
