import { lazy, Suspense } from 'react'
import { usePerson } from '../api/session.ts'
import { useClosures } from '../shared/use-closures.ts'

/** On most days there is nothing to show, and nothing is loaded. */
const Closures = lazy(async () => ({ default: (await import('./closures.tsx')).Closures }))

/** What is closed at the moment for this person; nothing when nothing is. */
export const ClosureLines = () => {
  const { country } = usePerson()
  const closed = useClosures({ country }).items.filter(({ state }) => state === 'closed')
  if (closed.length === 0) return null
  return (
    <Suspense fallback={null}>
      <Closures closed={closed} />
    </Suspense>
  )
}
