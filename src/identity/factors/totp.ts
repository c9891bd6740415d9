import { Secret, TOTP } from 'otpauth'

/** Time-based one-time passwords: SHA-1, six digits, 30 seconds. Source: RFC 6238. */
const period = 30
const digits = 6
/** Clocks may differ by one step each way (RFC 6238, 5.2). */
const drift = 1

const totpOf = (secret: string, label = 'OKPay') =>
  new TOTP({
    ...{ issuer: 'OKPay', label, algorithm: 'SHA1', digits, period },
    secret: Secret.fromBase32(secret),
  })

/** 20 random bytes (RFC 4226, 4) in base 32. */
export const newTotpSecret = (bytes: Buffer): string => new Secret({ buffer: copyOf(bytes) }).base32

const copyOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer as ArrayBuffer

/** `otpauth://totp/…`, for the QR code. */
export const totpAddress = (secret: string, label: string): string =>
  totpOf(secret, label).toString()

/**
 * The time step that the code belongs to, or null when it is not right. A step up to and including
 * `lastStep` was used before and is not right any more.
 */
export const totpStepOf = (
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | null => {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: drift })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1_000 / period) + delta
  return lastStep === null || step > lastStep ? step : null
}

/** The code of a moment, for tests and the command line. */
export const totpCodeAt = (secret: string, at: Date): string =>
  totpOf(secret).generate({ timestamp: at.getTime() })

/** How far a clock may be off to be told so: ten minutes each way. */
const tellableSteps = 20

/** Minutes by which the clock behind a code is off, at least one; null when nothing fits. */
export const totpClockOffMinutes = (secret: string, code: string, now: Date): number | null => {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: tellableSteps })
  return delta === null ? null : Math.max(1, Math.round((Math.abs(delta) * period) / 60))
}
