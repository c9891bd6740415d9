import { Readable } from 'node:stream'
import type pg from 'pg'
import { signedIn } from './context.ts'
import type { Prepared } from './database/transaction.ts'
import type { PublishedEvent } from './events.ts'
import { type Endpoint, endpointWithoutTransaction } from './http/endpoint.ts'
import { platformProblems } from './http/problems.ts'
import { formatId, idAt, type PersonId, parseId } from './ids.ts'
import { liveContract } from './live-contract.ts'
import type { Means } from './system-context.ts'

/**
 * Live updates. Ids of events are made before their transactions commit, so a later commit may
 * carry a smaller id: every look goes back ten seconds and leaves out what was already sent. After
 * a reconnect an event of those seconds may come twice, with the same id.
 */
export type Live = {
  readonly endpoint: Endpoint
  readonly start: () => void
  readonly stop: () => void
  readonly connected: () => number
}

type Options = Means & {
  readonly pool: pg.Pool
  /** Which of these sessions are still good: one statement for all of them. */
  readonly findLiveSessions: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>
  readonly pollMs?: number
  readonly heartbeatMs?: number
  readonly mostPerPerson?: number
}

type Connection = {
  readonly stream: Readable
  readonly personId: PersonId
  readonly sessionId: string
  readonly sent: Set<string>
  heartbeatAtMs: number
}

const lookBackMs = 10_000
const mostAtOnce = 1_000

const recent: Prepared = {
  name: 'platform.live_events',
  text: `
    SELECT id, type, subject, at, data FROM platform.events
    WHERE subject = ANY ($1::uuid[]) AND id > $2 ORDER BY id LIMIT ${mostAtOnce}`,
}

const missed: Prepared = {
  name: 'platform.missed_events',
  text: `
    SELECT id, type, subject, at, data FROM platform.events
    WHERE subject = $1 AND id > $2 ORDER BY id LIMIT ${mostAtOnce}`,
}

const momentOf = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

const frame = ({ id, type, at, data }: PublishedEvent): string => {
  const fact = { id: formatId('event', id), type, at: at.toISOString(), data }
  return `id: ${fact.id}\ndata: ${JSON.stringify(fact)}\n\n`
}

const createConnections = (mostPerPerson: number) => {
  const all = new Set<Connection>()
  const ofPerson = (personId: PersonId) => [...all].filter((one) => one.personId === personId)
  return {
    all,
    ofPerson,
    /** A person's oldest stream gives way to a new one beyond the limit. */
    add: (connection: Connection): void => {
      const own = ofPerson(connection.personId)
      if (own.length >= mostPerPerson) own[0]?.stream.destroy()
      all.add(connection)
      connection.stream.on('close', () => all.delete(connection))
    },
  }
}

export const createLive = (options: Options): Live => {
  const { pool, clock, log, pollMs = 400, heartbeatMs = 15_000, mostPerPerson = 8 } = options
  const connections = createConnections(mostPerPerson)
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const send = (connection: Connection, event: PublishedEvent): void => {
    if (connection.sent.has(event.id)) return
    connection.sent.add(event.id)
    if (connection.sent.size > 2 * mostAtOnce) {
      connection.sent.delete(connection.sent.values().next().value!)
    }
    connection.heartbeatAtMs = clock.monotonicMs() + heartbeatMs
    connection.stream.push(frame(event))
  }

  const deliver = async (): Promise<void> => {
    const people = [...new Set([...connections.all].map(({ personId }) => personId))]
    const from = idAt(clock.now().getTime() - lookBackMs)
    const values = [people, from]
    const { rows } = await pool.query<PublishedEvent>({ ...recent, values })
    const bySubject = Map.groupBy(rows, ({ subject }) => subject)
    for (const connection of connections.all) {
      for (const event of bySubject.get(connection.personId) ?? []) send(connection, event)
    }
  }

  /** At every look, so that a session's end is felt within half a second on every node. */
  const closeEnded = async (): Promise<void> => {
    const open = [...connections.all]
    const live = await options.findLiveSessions(open.map(({ sessionId }) => sessionId))
    for (const { sessionId, stream } of open) if (!live.has(sessionId)) stream.push(null)
  }

  const beat = (): void => {
    const nowMs = clock.monotonicMs()
    for (const connection of connections.all) {
      if (nowMs < connection.heartbeatAtMs) continue
      connection.heartbeatAtMs = nowMs + heartbeatMs
      connection.stream.push(': still here\n\n')
    }
  }

  const look = async (): Promise<void> => {
    try {
      if (connections.all.size > 0) {
        await closeEnded()
        await deliver()
        beat()
      }
    } catch (error) {
      log.warn({ event: 'live_paused', err: error }, 'Live updates wait for the database')
    }
    if (!stopped) timer = setTimeout(look, pollMs)
  }

  const open = async (personId: PersonId, sessionId: string, lastId: string | null) => {
    const nowMs = clock.now().getTime()
    const stream = new Readable({ read: () => {} })
    const heartbeatAtMs = clock.monotonicMs() + heartbeatMs
    const connection = { stream, personId, sessionId, sent: new Set<string>(), heartbeatAtMs }
    const since = idAt((lastId === null ? nowMs : momentOf(lastId)) - lookBackMs)
    const { rows } = await pool.query<PublishedEvent>({ ...missed, values: [personId, since] })
    stream.push('retry: 2000\n\n')
    for (const event of rows) {
      if (lastId === null || event.id === lastId) connection.sent.add(event.id)
      else send(connection, event)
    }
    connections.add(connection)
    return stream
  }

  return {
    endpoint: endpointWithoutTransaction(liveContract, 'GET /v1/events', {
      permission: 'signed_in',
      problems: ['platform.overloaded'],
      handle: async (ctx, { headers }) => {
        const personId = signedIn(ctx)
        if (stopped || ctx.actor.kind !== 'person') throw platformProblems.overloaded()
        const header = headers['last-event-id']
        const lastId = typeof header === 'string' ? parseId('event', header) : null
        const stream = await open(personId, ctx.actor.sessionId, lastId)
        const type = 'text/event-stream; charset=utf-8'
        return {
          status: 200,
          bytes: stream,
          headers: { 'content-type': type, 'x-accel-buffering': 'no' },
        }
      },
    }),
    start: () => {
      timer = setTimeout(look, pollMs)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      for (const { stream } of connections.all) stream.push(null)
    },
    connected: () => connections.all.size,
  }
}
