import type { Found } from '../checking/found.ts'
import { asciiOf, isAddressNumber, partsOfHost } from '../checking/host.ts'
import type { Judgement } from '../checking/verdict.ts'

/** Domains that belong to everybody: one bad page or mailbox does not make them fraud. */
const shared = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com proton.me',
    'protonmail.com gmx.de gmx.net web.de mail.ru yandex.ru qq.com foxmail.com 163.com 126.com',
    'sina.com sohu.com aliyun.com google.com github.io github.com gitlab.io vercel.app netlify.app',
    'pages.dev workers.dev web.app firebaseapp.com blogspot.com wordpress.com weebly.com wix.com',
    'amazonaws.com azurewebsites.net cloudfront.net herokuapp.com notion.site feishu.cn bit.ly',
    'tinyurl.com t.cn dwz.cn t.co x.com weibo.com facebook.com dropbox.com onedrive.com',
  ].flatMap((line) => line.split(' ')),
)

export type Blockable = {
  readonly key: string
  /** It covers everything below a domain, not this one host or mailbox. */
  readonly wholeDomain: boolean
}

const ofHost = (host: string): Blockable[] => {
  const { owner } = partsOfHost(host)
  if (isAddressNumber(host)) return [{ key: `web:${host}`, wholeDomain: false }]
  const whole = shared.has(asciiOf(owner)) ? [] : [{ key: `web:${owner}`, wholeDomain: true }]
  if (host === owner) return whole
  return [{ key: `web:${host}`, wholeDomain: false }, ...whole]
}

const ofFound = (found: Found): Blockable[] => {
  const one = (key: string): Blockable[] => [{ key, wholeDomain: false }]
  switch (found.kind) {
    case 'web':
      return ofHost(found.host)
    case 'mail':
      return [...one(`mail:${found.local}@${found.host}`), ...ofHost(found.host)]
    case 'phone':
      return one(`phone:${found.number}`)
    case 'social':
      return one(`social:${found.network ?? 'any'}:${found.handle}`)
    case 'sms':
      return []
    case 'app':
      return one(`app:${found.id}`)
  }
}

const isOurs = ({ verdict, reason }: Judgement): boolean =>
  verdict === 'official' ||
  ['not_encrypted', 'other_port', 'other_mailbox', 'part_not_listed'].includes(reason) ||
  ['ambiguous_address', 'not_in_force', 'invisible_characters'].includes(reason)

/** What of a report staff may mark as fraud: nothing that is ours, nothing that is everybody's. */
export const blockableOf = (judgements: readonly Judgement[]): readonly Blockable[] => {
  const all = judgements.filter((one) => !isOurs(one)).flatMap(({ found }) => ofFound(found))
  return [...new Map(all.map((one) => [one.key, one])).values()]
}
