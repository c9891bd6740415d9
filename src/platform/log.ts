import pino from 'pino'

export type Log = pino.Logger

/** Structured logs on standard error, one JSON object a line; never bodies, never secrets. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['password', 'code', 'token', 'cookie', 'authorization', '*.password', '*.token'],
        censor: '[redacted]',
      },
    },
    pino.destination({ fd: 2, sync: false }),
  )

export const silentLog: Log = pino({ level: 'silent' })
