import type { CodeSets } from './code-table.ts'
import {
  mapOutsideCode,
  type OutsideRail,
  outsideFamilies,
  outsideWords,
} from './map-outside-code.ts'

const about = `# What the outside answers

Codes of card networks, banks and chains, and what each is for us: our reason, where the money is,
when to try again and whose turn it is. Generated from \`src/funding/rails/*/codes.ts\` by
\`npm run generate\`. A code that stands in no table is \`<family>.refused\`, its money \`unknown\`:
nothing is given back or sent again before somebody has looked, and those on duty are told.`

const section = (rail: OutsideRail, set: string, sets: CodeSets): string => {
  const rows = Object.values(sets[set]!.codes)
    .flatMap((list) => list.split(' '))
    .sort()
    .map((outside) => {
      const mapped = mapOutsideCode(rail, set, outside)
      const { code, money, retry, whoActs } = mapped
      const title = (['en', 'zh-CN'] as const).map((one) => outsideWords(mapped, one).title)
      return `| ${[`\`${outside}\``, `\`${code}\``, money, retry, whoActs, ...title].join(' | ')} |`
    })
  const head =
    '| Code | Reason | Money | Retry | Who acts | English | 中文 |\n|---|---|---|---|---|---|---|'
  return `## ${rail}: ${set} (${rows.length})\n\n${head}\n${rows.join('\n')}`
}

/** The tables for people to read. */
export const outsideCodesMarkdown = (): string => {
  const sections = Object.entries(outsideFamilies).flatMap(([rail, { sets }]) =>
    Object.keys(sets).map((set) => section(rail as OutsideRail, set, sets)),
  )
  return `${[about, ...sections].join('\n\n')}\n`
}
