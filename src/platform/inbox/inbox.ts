import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { type Endpoint, endpointWithoutTransaction } from '../http/endpoint.ts'
import { platformProblems } from '../http/problems.ts'
import { formatId, type Ids } from '../ids.ts'
import { inboxContract } from './contract.ts'
import { type InboxStore, openInboxStore, type StoredItem } from './inbox-store.ts'
import { openMailServer } from './mail-server.ts'
import { openSmsProvider } from './sms-provider.ts'

const codePattern = /(?<![\w.,-])\d{6}(?![\w.,-])/
const linkPattern = /https?:\/\/[^\s<>"'（），。]+/g

const notice = ({ text }: { readonly text: string }) => {
  const code = codePattern.exec(text.replaceAll(linkPattern, ''))?.[0]
  return { ...(code ? { code } : {}), links: [...new Set(text.match(linkPattern) ?? [])] }
}

const createEndpoints = (store: InboxStore): readonly Endpoint[] => [
  endpointWithoutTransaction(inboxContract, 'GET /dev/inbox', {
    permission: 'anyone',
    problems: [],
    handle: async (_ctx, { query }) => {
      const all = store.list()
      const items = query.to === undefined ? all : all.filter(({ to }) => to === query.to)
      return { status: 200, body: { items: [...items] } }
    },
  }),
  endpointWithoutTransaction(inboxContract, 'GET /dev/inbox/{id}', {
    permission: 'anyone',
    problems: ['platform.not_found'],
    handle: async (_ctx, { params }) => {
      const item = store.find(params.id)
      if (!item) throw platformProblems.not_found()
      return { status: 200, body: item }
    },
  }),
]

type Options = { readonly folder: string; readonly clock: Clock; readonly ids: Ids }

/** Stands in for the mail server and the SMS provider, and shows what would have been sent. */
export const openInbox = async ({ folder, clock, ids }: Options) => {
  const store = await openInboxStore(join(folder, 'inbox.jsonl'))
  const add = (item: Omit<StoredItem, 'id' | 'at' | 'code' | 'links'>) =>
    store.add({
      id: formatId('message', ids.next()),
      ...item,
      at: clock.now().toISOString(),
      ...notice(item),
    })
  const mail = await openMailServer((received) => add({ kind: 'mail', ...received }))
  const sms = await openSmsProvider(({ to, text }) =>
    add({ kind: 'sms', to, from: 'OKPay', subject: '', text, html: '' }),
  )
  return {
    smtpUrl: mail.url,
    smsUrl: sms.url,
    endpoints: createEndpoints(store),
    close: async () => {
      await Promise.all([mail.close(), sms.close()])
      await store.settled()
    },
  }
}
