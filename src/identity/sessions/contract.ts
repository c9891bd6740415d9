import { declareContracts, strict, Time, Type } from '#platform/contract'

const SessionId = Type.String({ description: 'ses_…' })
const DeviceId = Type.String({ description: 'dev_…' })

/** Device and place are in the caller's language, the place as coarse as a network's prefix. */
const where = { device: Type.String(), place: Type.String() }

const OpenSession = strict({
  id: SessionId,
  /** The one that asks. */
  current: Type.Boolean(),
  ...where,
  signedInAt: Time,
  /** To the minute. */
  lastUsedAt: Time,
  /** Ends then, however busy. */
  expiresAt: Time,
})

const Device = strict({
  id: DeviceId,
  current: Type.Boolean(),
  ...where,
  firstUsedAt: Time,
  lastUsedAt: Time,
})

export const sessionsContract = declareContracts({
  'GET /v1/me/sessions': {
    summary: 'Where I am signed in',
    reply: { 200: strict({ items: Type.Array(OpenSession) }) },
  },
  'DELETE /v1/me/sessions/{id}': {
    summary: 'Sign out one session; it ends within a second, everywhere',
    params: strict({ id: SessionId }),
    reply: { 204: null },
  },
  'POST /v1/me/sessions/end-others': {
    summary: 'Sign out everywhere else',
    body: strict({}),
    reply: { 200: strict({ ended: Type.Integer() }) },
  },
  'GET /v1/me/devices': {
    summary: 'Devices on which I have signed in before; strangers cannot lock me out there',
    reply: { 200: strict({ items: Type.Array(Device) }) },
  },
  'DELETE /v1/me/devices/{id}': {
    summary: 'Forget a device: its other sessions end, and the next sign-in there is told as new',
    params: strict({ id: DeviceId }),
    reply: { 204: null },
  },
})
