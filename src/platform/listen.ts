import { createServer } from 'node:net'
import type { Config } from './config.ts'
import { Refused } from './refused.ts'

type Place = Pick<Config, 'port' | 'host'>

const sentenceOf = ({ port, host }: Place, error: NodeJS.ErrnoException): string => {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use: another OKPay may be running, or another program. Stop it, or choose another port: PORT=${port + 1} npm start`
  }
  if (error.code === 'EACCES') {
    return `You may not listen on port ${port}: choose one above 1023, such as PORT=4000.`
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL') {
    return `OKPAY_HOST=${host} is not an address of this machine; try localhost, or 0.0.0.0 for all of them.`
  }
  return `OKPay cannot listen on ${host}:${port}: ${error.message}.`
}

/** @throws Refused with the reason in a sentence. */
export const listenOrRefuse = <T>(listen: () => Promise<T>, place: Place): Promise<T> =>
  listen().catch((error: NodeJS.ErrnoException) => {
    throw new Refused(sentenceOf(place, error), { cause: error })
  })

/** Says so at once when the port is taken, before anything has been brought up. */
export const assertPortFree = (place: Place): Promise<void> =>
  listenOrRefuse(
    () =>
      new Promise<void>((resolve, reject) => {
        const server = createServer()
        server.on('error', reject)
        server.listen(place.port, place.host, () => server.close(() => resolve()))
      }),
    place,
  )
