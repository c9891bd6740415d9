import { IconTool } from '@tabler/icons-react'
import { Suspense } from 'react'
import type { ClosureItem } from '../api/calls.ts'
import { usePerson } from '../api/session.ts'
import { TellMe } from '../shared/tell-me.tsx'
import { useClosures } from '../shared/use-closures.ts'
import { isAboutMessages, useUntilWords } from '../shared/use-until-words.ts'
import { Card } from '../ui/card.tsx'
import styles from './closures.module.css'

const Line = ({ item }: { item: ClosureItem }) => {
  const until = useUntilWords(item)
  return (
    <div className={styles.line}>
      <IconTool size={20} aria-hidden />
      <div>
        <strong>{item.title}</strong>
        <p>{until}</p>
        {!isAboutMessages(item) && <TellMe id={item.id} isAsked={item.isAsked} />}
      </div>
    </div>
  )
}

/** What is closed at the moment for this person; nothing when nothing is. */
export const ClosureLines = () => {
  const { country } = usePerson()
  const closed = useClosures({ country }).items.filter(({ state }) => state === 'closed')
  if (closed.length === 0) return null
  return (
    <Suspense fallback={null}>
      <Card tone="warning" role="status">
        {closed.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </Card>
    </Suspense>
  )
}
