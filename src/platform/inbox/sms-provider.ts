import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sms } from '../sms.ts'

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > 16_384) throw new Error('Too large')
  }
  return JSON.parse(text)
}

const isSms = (value: unknown): value is Sms & { readonly id: string } => {
  const { id, to, text } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof to === 'string' && typeof text === 'string'
}

/** An SMS provider for this machine only: `POST { id, to, text }` on a free port of 127.0.0.1. */
export const openSmsProvider = async (receive: (sms: Sms) => Promise<void>) => {
  const seen = new Set<string>()
  const answer = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST') return 405
    const sms = await readJson(request).catch(() => null)
    if (!isSms(sms)) return 400
    if (seen.has(sms.id)) return 200
    await receive({ to: sms.to, text: sms.text })
    seen.add(sms.id)
    return 201
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
