import { useTranslation } from 'react-i18next'
import type { Explanation } from '../api/calls.ts'
import { DateText } from '../ui/date-text.tsx'
import { Timeline as Steps } from '../ui/timeline.tsx'
import { useWords } from './use-words.ts'

type Stage = Explanation['timeline'][number]

const Note = ({ at, by }: Pick<Stage, 'at' | 'by'>) => {
  const { t } = useTranslation('explain')
  const words = useWords()
  if (at) return <DateText at={at} />
  return by ? t('step-by', { moment: words.moment(by) }) : null
}

/** The life of a thing: done, now, next, each with its date. */
export const Timeline = ({ stages }: { stages: readonly Stage[] }) => (
  <Steps
    steps={stages.map(({ code, state, title, at, by }) => ({
      ...{ key: code, state, title },
      note: (at || by) && <Note at={at} by={by} />,
    }))}
  />
)
