import type { TxContext } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { Problem, type Words } from '#platform/problems'
import { askToBeTold } from './ask-to-be-told.ts'
import { changeWindow, titleOfWindow } from './change-window.ts'
import { availabilityContract } from './contract.ts'
import { planWindow } from './plan-window.ts'
import { railNames } from './rail-words.ts'
import { showAvailability } from './show-availability.ts'
import { showRails, showWindow, showWindows } from './show-to-staff.ts'
import { stopRail } from './stop-rail.ts'

const publicEndpoints: readonly Endpoint[] = [
  endpoint(availabilityContract, 'GET /v1/availability', {
    permission: 'anyone',
    transaction: 'read',
    problems: [],
    handle: async (ctx, { query }) => {
      const { operation = null, method = null, currency = null, country = null } = query
      const wish = { operation, method, currency, country }
      return { status: 200, body: await showAvailability(ctx, wish) }
    },
  }),
  endpoint(availabilityContract, 'POST /v1/availability/{id}/tell-me', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['platform.not_found'],
    ratePerMinute: 30,
    handle: async (ctx, { params }) => ({
      status: 200,
      body: { state: await askToBeTold(ctx, params.id) },
    }),
  }),
]

const staff = { permission: ['incident_commander', 'administrator'] } as const
const staffWrite = { ...staff, transaction: 'write', ratePerMinute: 30 } as const

/** What cannot be changed is refused before anybody is asked for a factor. */
const titleOr = async (ctx: TxContext, id: string): Promise<Words | Problem> => {
  try {
    return await titleOfWindow(ctx, id)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const windowEndpoints: readonly Endpoint[] = [
  endpoint(availabilityContract, 'GET /v1/staff/availability/windows', {
    ...staff,
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showWindows(ctx) }),
  }),
  endpoint(availabilityContract, 'POST /v1/staff/availability/windows', {
    ...staffWrite,
    problems: ['availability.times_impossible'],
    stepUp: {
      shows: async (_, { body: { title } }) => ({
        en: `Close for maintenance: ${title.en}`,
        'zh-CN': `安排维护：${title['zh-CN']}`,
      }),
    },
    handle: async (ctx, { body }) => {
      const window = await planWindow(ctx, {
        ...body,
        startsAt: body.startsAt === null ? null : new Date(body.startsAt),
        endsAt: new Date(body.endsAt),
      })
      return { status: 201, body: showWindow(ctx, { ...window, endedAt: null }) }
    },
  }),
  endpoint(availabilityContract, 'PATCH /v1/staff/availability/windows/{id}', {
    ...staffWrite,
    problems: ['platform.not_found', 'availability.window_over', 'availability.times_impossible'],
    stepUp: {
      shows: async (ctx, { params }) => {
        const title = await titleOr(ctx, params.id)
        if (title instanceof Problem) return title
        return {
          en: `Change maintenance: ${title.en}`,
          'zh-CN': `更改维护：${title['zh-CN']}`,
        }
      },
    },
    handle: async (ctx, { params, body }) => {
      const { startsAt, endsAt, state, reason } = body
      const change = {
        ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
        ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
        ...(state !== undefined && { state }),
      }
      const window = await changeWindow(ctx, params.id, change, reason)
      return { status: 200, body: showWindow(ctx, window) }
    },
  }),
]

const railEndpoints: readonly Endpoint[] = [
  endpoint(availabilityContract, 'GET /v1/staff/availability', {
    ...staff,
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showRails(ctx) }),
  }),
  endpoint(availabilityContract, 'POST /v1/staff/availability/rails/{rail}', {
    ...staffWrite,
    problems: ['availability.times_impossible'],
    stepUp: {
      shows: async (_, { params: { rail }, body: { stoppedUntil } }) => {
        const { en, 'zh-CN': zh } = railNames[rail]
        return stoppedUntil === null
          ? { en: `Let it run again: ${en}`, 'zh-CN': `恢复使用：${zh}` }
          : { en: `Stop: ${en}`, 'zh-CN': `暂停使用：${zh}` }
      },
    },
    handle: async (ctx, { params, body }) => {
      const { stoppedUntil, reason } = body
      const until = stoppedUntil === null ? null : new Date(stoppedUntil)
      await stopRail(ctx, { rail: params.rail, stoppedUntil: until, reason })
      return { status: 200, body: await showRails(ctx) }
    },
  }),
]

export const availabilityRoutes: readonly Endpoint[] = [
  ...publicEndpoints,
  ...windowEndpoints,
  ...railEndpoints,
]
