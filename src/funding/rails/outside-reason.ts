import type { Words } from '#platform/problems'
import type { ReasonDeclaration } from '#platform/reasons'

type Told = {
  readonly title: Words
  /** What happened, one sentence. */
  readonly what: Words
  /** What can be done, one sentence. */
  readonly act: Words
  readonly retry: ReasonDeclaration['retry']
  readonly whoActs: ReasonDeclaration['whoActs']
  readonly disclosure?: ReasonDeclaration['disclosure']
  readonly article: string
}

/** What an outside code means, with room for where the money is and until when. */
export const outsideReason = ({ title, what, act, disclosure = 'full', ...rest }: Told) => ({
  ...rest,
  disclosure,
  title,
  detail: {
    en: `${what.en} {money} ${act.en}`,
    'zh-CN': `${what['zh-CN']}{money}${act['zh-CN']}`,
  },
  params: { money: 'words' } as const,
})

/** `[en, zh-CN]` */
type Pair = readonly [en: string, chinese: string]
const words = ([en, chinese]: Pair): Words => ({ en, 'zh-CN': chinese })

/** A family's reasons as rows: when to retry, who acts, title, what happened, what to do. */
export const reasonRow =
  (article: string, disclosure: ReasonDeclaration['disclosure'] = 'full') =>
  (
    retry: ReasonDeclaration['retry'],
    whoActs: ReasonDeclaration['whoActs'],
    ...[title, what, act]: readonly [Pair, Pair, Pair]
  ) =>
    outsideReason({
      ...{ retry, whoActs, article, disclosure },
      ...{ title: words(title), what: words(what), act: words(act) },
    })
