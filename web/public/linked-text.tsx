import { Fragment } from 'react'
import styles from './inbox.module.css'

const linkPattern = /(https?:\/\/[^\s<>"'（），。]+)/

/** A message as text; its links work. HTML is never shown: the content policy would maim it. */
export const LinkedText = ({ text }: { text: string }) => (
  <p className={styles.text}>
    {text.split(linkPattern).map((part, index) => {
      const key = `${index}:${part.length}`
      return linkPattern.test(part) ? (
        <a key={key} href={part}>
          {part}
        </a>
      ) : (
        <Fragment key={key}>{part}</Fragment>
      )
    })}
  </p>
)
