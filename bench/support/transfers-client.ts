import { connect, type Socket } from 'node:net'
import { createSamples } from './bench.ts'

/**
 * The load generator of `bench/transfers.ts`, a process of its own: raw keep-alive HTTP/1.1, one
 * transfer a request, as cheap as it can be made, because it shares the machine with the server.
 */
export type Payer = { readonly token: string; readonly accountNumber: string }

export type Phase = {
  readonly port: number
  readonly payers: readonly Payer[]
  readonly connections: number
  readonly seconds: number
  /** Transfers a second that come whatever happens; null: each connection sends when answered. */
  readonly perS: number | null
  /** Goes into key and memo, so that the database can be held against this client's own log. */
  readonly name: string
}

/** What the client saw, by the number of its request. */
export type PhaseLog = {
  readonly perS: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly sent: number
  readonly acknowledged: readonly (readonly [request: number, transferId: string])[]
  readonly unknown: readonly number[]
  readonly refused: Readonly<Record<string, number>>
}

type Waiting = { readonly request: number; readonly intendedMs: number }

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!

const requestText = (phase: Phase, request: number): string => {
  const payer = pick(phase.payers)
  let payee = pick(phase.payers)
  while (payee === payer) payee = pick(phase.payers)
  const amount = `${1 + Math.floor(Math.random() * 50)}.${10 + Math.floor(Math.random() * 90)}`
  const name = `${phase.name}-${request}`
  const body = `{"to":"${payee.accountNumber}","amount":"${amount}","currency":"USD","memo":"${name}"}`
  return `POST /v1/transfers HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${payer.token}\r\ncontent-type: application/json\r\nidempotency-key: ${name}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

const runPhase = async (phase: Phase): Promise<PhaseLog> => {
  const samples = createSamples()
  const acknowledged: [number, string][] = []
  const unknown: number[] = []
  const refused: Record<string, number> = {}
  const queue: Waiting[] = []
  const idle: (() => void)[] = []
  let head = 0
  let sent = 0
  let maxMs = 0
  const startedMs = performance.now()
  const untilMs = startedMs + phase.seconds * 1_000

  const next = (): Waiting | null => {
    if (phase.perS !== null) return queue[head] ? queue[head++]! : null
    const nowMs = performance.now()
    return nowMs < untilMs ? { request: sent++, intendedMs: nowMs } : null
  }
  const isOver = () => performance.now() >= untilMs && (phase.perS === null || head >= queue.length)

  const take = (text: string, waiting: Waiting) => {
    const ms = performance.now() - waiting.intendedMs
    if (text.startsWith('201', 9)) {
      samples.add(ms)
      if (ms > maxMs) maxMs = ms
      const at = text.indexOf('"id":"tr_') + 6
      acknowledged.push([waiting.request, text.slice(at, at + 29)])
      return
    }
    const code = /"code":"([^"]+)"/.exec(text)?.[1] ?? text.slice(9, 12)
    if (/unknown|unexpected/.test(code)) unknown.push(waiting.request)
    refused[code] = (refused[code] ?? 0) + 1
  }

  const open = () =>
    new Promise<void>((resolve, reject) => {
      const socket: Socket = connect(phase.port, '127.0.0.1')
      let waiting: Waiting | null = null
      let text = ''
      socket.setNoDelay(true)
      const go = () => {
        waiting = next()
        if (waiting) socket.write(requestText(phase, waiting.request), 'latin1')
        else if (isOver()) socket.end()
        else idle.push(go)
      }
      socket.on('connect', go)
      socket.on('data', (bytes) => {
        text = text === '' ? bytes.toString('latin1') : text + bytes.toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end < 0 || !waiting) return
        const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
        if (text.length < end + 4 + length) return
        take(text, waiting)
        text = ''
        waiting = null
        go()
      })
      socket.on('error', (error) => {
        if (waiting === null) reject(error)
      })
      socket.on('close', () => {
        if (waiting) unknown.push(waiting.request)
        resolve()
      })
    })

  const release = () => {
    for (const go of idle.splice(0)) go()
  }
  const schedule = (perS: number) =>
    new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const nowMs = Math.min(performance.now(), untilMs)
        const due = Math.floor(((nowMs - startedMs) / 1_000) * perS)
        for (; sent < due; sent++) {
          queue.push({ request: sent, intendedMs: startedMs + (sent / perS) * 1_000 })
        }
        const ready = Math.min(idle.length, queue.length - head)
        for (const go of idle.splice(0, ready)) go()
        if (nowMs < untilMs) return
        clearInterval(timer)
        resolve()
      }, 1)
    })

  const connections = Array.from({ length: phase.connections }, open)
  if (phase.perS !== null) await schedule(phase.perS)
  const sweep = setInterval(() => isOver() && release(), 50)
  await Promise.all(connections)
  clearInterval(sweep)
  const perS = acknowledged.length / ((performance.now() - startedMs) / 1_000)
  return {
    ...{ perS, p50Ms: samples.percentile(0.5), p99Ms: samples.percentile(0.99), maxMs },
    ...{ sent, acknowledged, unknown, refused },
  }
}

process.on('message', (phase: Phase) => {
  runPhase(phase).then(
    (log) => process.send!(log),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))
