import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Described = { readonly type: string; readonly about: string }

const plain = (comment: string): string =>
  comment
    .replaceAll(/^\s*\/?\*+\/?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\*\/$/, '')
    .trim()

/** One line of a comment that lists events: "- `transfers.sent`, about the sender: …". */
const fromList = (source: string, type: string): string | null => {
  const item = source.split(`- \`${type}\``)[1]
  const end = item?.search(/\n\s*\* - |\n\s*\*\/|\*\//)
  return item === undefined ? null : plain(item.slice(0, end)).replace(/^[,:]\s*/, '')
}

/** The comment right before the property that holds the event, when no other event is between. */
const fromComment = (source: string, at: number): string => {
  const before = source.slice(0, at)
  const start = before.lastIndexOf('/**')
  const end = before.indexOf('*/', start)
  if (start < 0 || end < 0) return ''
  const between = before.slice(end)
  return /'[a-z]+\.[a-z_]+'/.test(between) || /\n\n/.test(between)
    ? ''
    : plain(before.slice(start, end))
}

/** The events that one module's `events.ts` names, with what the file says of them. */
export const eventsIn = (module: string, source: string): Described[] => {
  const found = new Map<string, string>()
  for (const match of source.matchAll(new RegExp(`'(${module}\\.[a-z_]+)'`, 'g'))) {
    const type = match[1]!
    const about = fromList(source, type) ?? fromComment(source, match.index)
    if (!found.get(type)) found.set(type, about)
  }
  return [...found].map(([type, about]) => ({ type, about }))
}

const head = `# Events

Facts that modules publish, generated from their \`events.ts\` by \`npm run generate\`. A fact is
written in the transaction that makes it true and reaches its listeners afterwards, at least once.
People hear those about themselves at \`GET /v1/events\`. Fields may be added, never renamed.`

/** The list of events for people to read. */
export const eventsMarkdown = (projectFolder: string): string => {
  const sections = globSync('src/*/events.ts', { cwd: projectFolder })
    .sort()
    .filter((path) => !path.includes('platform'))
    .map((path) => {
      const module = path.split('/')[1]!
      const source = readFileSync(join(projectFolder, path), 'utf8')
      const rows = eventsIn(module, source).map(
        ({ type, about }) => `| \`${type}\` | ${about.replaceAll('|', '\\|')} |`,
      )
      return `## ${module}\n\n| Event | About |\n|---|---|\n${rows.join('\n')}`
    })
  return `${[head, ...sections].join('\n\n')}\n`
}
