import { useEffect, useState } from 'react'

const secondsUntil = (at: string | null): number =>
  at ? Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1_000)) : 0

/** Whole seconds until a moment, counting down to 0. */
export const useSecondsUntil = (at: string | null): number => {
  const [seconds, setSeconds] = useState(() => secondsUntil(at))
  useEffect(() => {
    setSeconds(secondsUntil(at))
    const timer = setInterval(() => setSeconds(secondsUntil(at)), 500)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
