import { useTranslation } from 'react-i18next'
import { type OpenRequest, useOpenRequests } from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './requests.module.css'
import { useAcknowledge } from './use-acknowledge.ts'
import { useOutcome } from './use-outcome.ts'

type Props = {
  /** The person has read what became of one. */
  readonly onRead?: (state: string) => void
}

const OpenRequestCard = ({ request, onRead }: Props & { request: OpenRequest }) => {
  const { t } = useTranslation('requests')
  const words = useWords()
  const outcome = useOutcome(request.key)
  const acknowledge = useAcknowledge()
  const found = outcome.data
  const { amount, to, at, key } = request
  const isDone = found?.state === 'done'
  const isSettled = isDone || found?.state === 'refused' || found?.state === 'closed'
  const read = () => {
    if (!found) return
    acknowledge(key, found.state, request.call)
    onRead?.(found.state)
  }
  return (
    <Card tone={isDone ? 'success' : 'warning'} role="status">
      <strong>{found?.title ?? t('unknown-title')}</strong>
      <p className={styles.note}>
        {t('what', { amount: words.amount(amount), to, at: words.moment(at) })}
      </p>
      {!found && <p className={styles.note}>{t('unknown-note')}</p>}
      <div className={styles.actions}>
        <ButtonLink size="small" look="secondary" to={paths.request(key)}>
          {t('show')}
        </ButtonLink>
        {isSettled && (
          <Button size="small" look="quiet" onClick={read}>
            {t('dismiss')}
          </Button>
        )}
      </div>
    </Card>
  )
}

/** What was sent from this browser and whose answer never came, with what became of each. */
export const OpenRequests = ({ onRead }: Props) => {
  const { id } = usePerson()
  return useOpenRequests(id).map((request) => (
    <OpenRequestCard key={request.key} request={request} {...(onRead && { onRead })} />
  ))
}
