import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { sessionsContract } from './contract.ts'
import { endOneSession, endOtherSessions } from './end-sessions.ts'
import { forgetDevice, listDevices } from './known-devices.ts'
import { listSessions } from './list-sessions.ts'

const read = { permission: 'signed_in', transaction: 'read', problems: [] } as const
const write = { permission: 'signed_in', transaction: 'write' } as const

export const sessionEndpoints: readonly Endpoint[] = [
  endpoint(sessionsContract, 'GET /v1/me/sessions', {
    ...read,
    handle: async (ctx) => ({ status: 200, body: await listSessions(ctx) }),
  }),
  endpoint(sessionsContract, 'DELETE /v1/me/sessions/{id}', {
    ...write,
    problems: ['platform.not_found'],
    handle: async (ctx, { params }) => {
      const isThisOne = await endOneSession(ctx, params.id)
      return { status: 204, ...(isThisOne && { sessionCookie: 'clear' as const }) }
    },
  }),
  endpoint(sessionsContract, 'POST /v1/me/sessions/end-others', {
    ...write,
    problems: [],
    handle: async (ctx) => ({ status: 200, body: { ended: await endOtherSessions(ctx) } }),
  }),
  endpoint(sessionsContract, 'GET /v1/me/devices', {
    ...read,
    handle: async (ctx) => ({ status: 200, body: await listDevices(ctx) }),
  }),
  endpoint(sessionsContract, 'DELETE /v1/me/devices/{id}', {
    ...write,
    problems: ['platform.not_found'],
    handle: async (ctx, { params }) => {
      await forgetDevice(ctx, params.id)
      return { status: 204 }
    },
  }),
]
