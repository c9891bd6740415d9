import { useSyncExternalStore } from 'react'

/**
 * Whether the program can be reached: `offline` is this device's network, `down` is ours. A refusal
 * is neither: the program answered.
 */
export type Connection = 'online' | 'offline' | 'down'

const probeEveryMs = 4_000
const watchers = new Set<() => void>()
let answering = true
let probe: ReturnType<typeof setTimeout> | undefined

const current = (): Connection => {
  if (!navigator.onLine) return 'offline'
  return answering ? 'online' : 'down'
}

const tell = () => {
  for (const watcher of watchers) watcher()
}

const askAgain = () => {
  clearTimeout(probe)
  probe = setTimeout(async () => {
    const response = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
    if (response?.ok) reportAnswer()
    else askAgain()
  }, probeEveryMs)
}

const recovered = new Set<() => void>()

/** Calls back when the program answers again after it did not. */
export const onRecovery = (act: () => void): void => {
  recovered.add(act)
}

/** The program answered, with whatever. */
export const reportAnswer = (): void => {
  clearTimeout(probe)
  if (answering) return
  answering = true
  tell()
  for (const act of recovered) act()
}

/** The program did not answer; asks on its own until it does. */
export const reportSilence = (): void => {
  askAgain()
  if (!answering) return
  answering = false
  tell()
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  window.addEventListener('online', watcher)
  window.addEventListener('offline', watcher)
  return () => {
    watchers.delete(watcher)
    window.removeEventListener('online', watcher)
    window.removeEventListener('offline', watcher)
  }
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, current)
