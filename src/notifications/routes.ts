import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { changePreferences } from './change-preferences.ts'
import { notificationsContract } from './contract.ts'
import { countUnread } from './count-unread.ts'
import { listNotices } from './list-notices.ts'
import { listSentMessages } from './list-sent-messages.ts'
import { markRead } from './mark-read.ts'
import { readPreferences } from './read-preferences.ts'

const own = { permission: 'signed_in' } as const

export const notificationsRoutes = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(notificationsContract, 'GET /v1/notices', {
    ...own,
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listNotices(ctx, cursors, query),
    }),
  }),
  endpoint(notificationsContract, 'GET /v1/notices/unread', {
    ...own,
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: { count: await countUnread(ctx) } }),
  }),
  endpoint(notificationsContract, 'POST /v1/notices/read', {
    ...own,
    transaction: 'write',
    problems: ['notifications.notices_unnamed'],
    handle: async (ctx, { body }) => ({ status: 200, body: await markRead(ctx, body) }),
  }),
  endpoint(notificationsContract, 'GET /v1/notices/preferences', {
    ...own,
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await readPreferences(ctx) }),
  }),
  endpoint(notificationsContract, 'PUT /v1/notices/preferences', {
    ...own,
    transaction: 'write',
    problems: ['notifications.security_stays_on', 'notifications.channel_not_offered'],
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await changePreferences(ctx, body.items),
    }),
  }),
  endpoint(notificationsContract, 'GET /v1/me/messages', {
    ...own,
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await listSentMessages(ctx) }),
  }),
]
