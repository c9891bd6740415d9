import { useSyncExternalStore } from 'react'
import styles from './toast.module.css'

type Toast = { readonly id: number; readonly text: string }

const shownForMs = 4_000
let current: Toast | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

const show = (toast: Toast | null) => {
  current = toast
  for (const watcher of watchers) watcher()
}

/** Says that something is done; one at a time, gone by itself. Never for errors. */
export const toast = (text: string): void => {
  clearTimeout(timer)
  show({ id: (current?.id ?? 0) + 1, text })
  timer = setTimeout(() => show(null), shownForMs)
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Stands once in the program: the live region that toasts appear in. */
export const ToastRegion = () => {
  const shown = useSyncExternalStore(subscribe, () => current)
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {shown && (
        <div key={shown.id} className={styles.toast}>
          {shown.text}
        </div>
      )}
    </div>
  )
}
