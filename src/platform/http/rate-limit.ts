import type { Clock } from '../clock.ts'

export type Allowance = {
  readonly allowed: boolean
  readonly remaining: number
  /** Seconds until one more call is allowed; 0 when there is one now. */
  readonly retryAfterSeconds: number
}

type Bucket = { tokens: number; atMs: number }

const mostBuckets = 200_000

/**
 * Token buckets in this process: each key has `perMinute` calls, refilled evenly. Several nodes
 * count apart, so a cluster allows at most its number of nodes times the limit.
 */
export const createRateLimit = (clock: Clock) => {
  let buckets = new Map<string, Bucket>()
  let previous = new Map<string, Bucket>()
  let turnedAtMs = clock.monotonicMs()

  // A bucket that nobody touched for two minutes is full again and may be forgotten.
  const turn = (nowMs: number) => {
    if (nowMs - turnedAtMs < 120_000 && buckets.size < mostBuckets) return
    previous = buckets
    buckets = new Map()
    turnedAtMs = nowMs
  }

  return (key: string, perMinute: number): Allowance => {
    const nowMs = clock.monotonicMs()
    turn(nowMs)
    let bucket = buckets.get(key)
    if (!bucket) {
      bucket = previous.get(key) ?? { tokens: perMinute, atMs: nowMs }
      buckets.set(key, bucket)
    }
    const perMs = perMinute / 60_000
    bucket.tokens = Math.min(perMinute, bucket.tokens + (nowMs - bucket.atMs) * perMs)
    bucket.atMs = nowMs
    const allowed = bucket.tokens >= 1
    if (allowed) bucket.tokens -= 1
    const missing = Math.max(0, 1 - bucket.tokens)
    return {
      allowed,
      remaining: Math.floor(bucket.tokens),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(missing / perMs / 1_000)),
    }
  }
}
