import { IconTool } from '@tabler/icons-react'
import type { ClosureItem } from '../api/calls.ts'
import { TellMe } from '../shared/tell-me.tsx'
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

/** What is closed at the moment, a line each. */
export const Closures = ({ closed }: { closed: readonly ClosureItem[] }) => (
  <Card tone="warning" role="status">
    {closed.map((item) => (
      <Line key={item.id} item={item} />
    ))}
  </Card>
)
