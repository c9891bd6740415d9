import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../paths.ts'
import { splitAddress } from '../shared/app-link.tsx'

const togetherMs = 1_000

/** What follows `g`: go home, send, activity, add money. */
const destinations: Readonly<Record<string, () => string>> = {
  h: paths.home,
  s: paths.send,
  a: paths.activity,
  m: paths.addMoney,
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null

const searchField = () => document.querySelector<HTMLInputElement>('input[type=search]')

/** Keys of the wide layout: `/` searches the activity, `g` then `h` goes home. */
export const useKeys = (): void => {
  const navigate = useNavigate()
  useEffect(() => {
    let startedMs = 0
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        const field = searchField()
        if (field) field.focus()
        else navigate(splitAddress(paths.activity())).then(() => searchField()?.focus())
        return
      }
      const follows = event.timeStamp - startedMs < togetherMs
      startedMs = event.key === 'g' ? event.timeStamp : 0
      const destination = follows ? destinations[event.key] : undefined
      if (destination) navigate(splitAddress(destination()))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [navigate])
}
