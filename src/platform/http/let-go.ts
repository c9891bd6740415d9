import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Lets connections go while a server closes. Node waits for those whose last answer goes out
 * meanwhile, and for those that a browser opened ahead and never used.
 * @returns what to call when closing begins; the result of that ends it
 */
export const prepareToLetGo = (server: Server): (() => () => void) => {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return () => {
    const sweep = setInterval(() => {
      server.closeIdleConnections()
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    }, 100)
    return () => clearInterval(sweep)
  }
}
