import { IconMail, IconMessage, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SentMessage } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card, Disc, SectionHead, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { byDay, capitalised, formatDay } from '../../ui/format.ts'
import { useLanguage } from '../../ui/language-context.ts'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import styles from './sent-messages.module.css'

const tones = { queued: 'warning', sent: 'success', refused: 'danger', expired: 'plain' } as const

/** While something waits, it is looked at again after this. */
const lookAgainMs = 5_000

/** What the state means and what can be done; nothing to say of what was sent and taken. */
const useAdvice = () => {
  const { t } = useTranslation('notices')
  return ({ state, by, attempts, code }: SentMessage): string | null => {
    if (state === 'sent') return null
    if (state === 'queued') return attempts === 0 ? null : t('sent.queued-note')
    if (state === 'expired') return t('sent.expired-note')
    if (code === 'no_provider') return t('sent.no-provider-note')
    return t(by === 'mail' ? 'sent.refused-mail-note' : 'sent.refused-sms-note', { code })
  }
}

const MessageRow = ({ message }: { message: SentMessage }) => {
  const { t } = useTranslation('notices')
  const advice = useAdvice()(message)
  const { by, about, to, at, state } = message
  const Icon = by === 'mail' ? IconMail : IconMessage
  return (
    <li className={styles.message}>
      <Disc>
        <Icon size={20} stroke={1.8} />
      </Disc>
      <div className={styles.words}>
        <p className={styles.about}>
          <span>{about}</span>
          <Tag tone={tones[state]}>{t(`sent.${state}`)}</Tag>
        </p>
        <p className={styles.to}>
          {t(`sent.by-${by}`, { to })} · <DateText at={at} form="time" />
        </p>
        {advice && <p className={styles.advice}>{advice}</p>}
      </div>
    </li>
  )
}

const Days = ({ messages }: { messages: readonly SentMessage[] }) => {
  const language = useLanguage()
  return byDay(messages).map(({ at, items }) => (
    <section key={at.toISOString()} className={styles.day}>
      <SectionHead title={capitalised(formatDay(language, at, new Date()))} />
      <Card rows>
        <ul className={styles.list}>
          {items.map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </ul>
      </Card>
    </section>
  ))
}

/** The words come from the program, so each language is asked for its own. */
const useSentMessages = () => {
  const language = useLanguage()
  return useQuery({
    queryKey: [...keyOf('GET /v1/me/messages'), language],
    queryFn: ({ signal }) => call('GET /v1/me/messages', {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((message) => message.state === 'queued') ? lookAgainMs : false,
  })
}

/** Mails and texts of the last 30 days and what became of each: why a code does not arrive. */
export const SentMessages = () => {
  const { t } = useTranslation('notices')
  const { t: common } = useTranslation()
  const messages = useSentMessages()
  return (
    <Screen
      title={t('sent.title')}
      backTo={paths.settings()}
      aside={
        <Card>
          <h2 className={styles.asideHead}>{t('sent.missing')}</h2>
          <p className={styles.asideText}>{t('sent.missing-note')}</p>
        </Card>
      }
    >
      {messages.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={5} />
          </Card>
        </Waiting>
      )}
      <ProblemNotice error={messages.error} onRetry={() => messages.refetch()} />
      {messages.data?.items.length === 0 && (
        <EmptyState icon={<IconSend size={28} />} title={t('sent.empty-title')}>
          {t('sent.empty')}
        </EmptyState>
      )}
      <Days messages={messages.data?.items ?? []} />
    </Screen>
  )
}
