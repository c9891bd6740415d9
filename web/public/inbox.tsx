import { IconInbox, IconMail, IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxItem } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { classes } from '../ui/classes.ts'
import { CopyRow } from '../ui/copy-row.tsx'
import { DateText } from '../ui/date-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './inbox.module.css'
import { LinkedText } from './linked-text.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'

const askEveryMs = 2_000

const KindIcon = ({ kind }: { kind: InboxItem['kind'] }) =>
  kind === 'mail' ? <IconMail size={20} stroke={1.8} /> : <IconMessage size={20} stroke={1.8} />

const contains = (item: InboxItem, text: string): boolean =>
  `${item.to} ${item.from} ${item.subject} ${item.text}`.toLowerCase().includes(text.toLowerCase())

const Message = ({ item }: { item: InboxItem }) => {
  const { t } = useTranslation(['public', 'common'])
  return (
    <article className={styles.message} aria-label={item.subject || t('inbox.sms')}>
      <header>
        <h2>{item.subject || t(`inbox.${item.kind}`)}</h2>
        <p className={styles.meta}>
          {t('inbox.to', { to: item.to })} · <DateText at={item.at} />
        </p>
      </header>
      {item.code && (
        <CopyRow
          label={t('inbox.code')}
          value={item.code}
          copyLabel={t('common:copy')}
          copiedLabel={t('common:copied')}
        />
      )}
      <LinkedText text={item.text} />
    </article>
  )
}

type ListProps = {
  readonly items: readonly InboxItem[]
  readonly open: InboxItem | undefined
  readonly onOpen: (id: string) => void
}

const MessageList = ({ items, open, onOpen }: ListProps) => (
  <ul>
    {items.map((item) => (
      <li key={item.id}>
        <button
          type="button"
          className={classes(styles.item, item === open && styles.current)}
          aria-current={item === open}
          onClick={() => onOpen(item.id)}
        >
          <KindIcon kind={item.kind} />
          <span className={styles.words}>
            <span className={styles.subject}>{item.subject || item.text}</span>
            <span className={styles.meta}>
              {item.to} · <DateText at={item.at} />
            </span>
          </span>
        </button>
      </li>
    ))}
  </ul>
)

/** List and message, and a field that narrows the list. */
const Messages = ({ all }: { all: readonly InboxItem[] }) => {
  const { t } = useTranslation('public')
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const found = all.filter((item) => contains(item, search.trim()))
  const open = found.find(({ id }) => id === openId) ?? found[0]
  return (
    <div className={styles.columns}>
      <div className={styles.list}>
        <Field
          aria-label={t('inbox.search')}
          placeholder={t('inbox.search')}
          type="search"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {found.length === 0 && (
          <p className={styles.meta}>{t('inbox.none-found', { text: search })}</p>
        )}
        {found.length > 0 && <MessageList items={found} open={open} onOpen={setOpenId} />}
      </div>
      {open && <Message item={open} />}
    </div>
  )
}

/** The developer's inbox: what would have been sent, as text, newest first. */
export const Inbox = () => {
  const { t } = useTranslation('public')
  const inbox = useQuery({
    ...query('GET /dev/inbox'),
    refetchInterval: (asked) => (asked.state.status === 'error' ? false : askEveryMs),
  })
  const all = inbox.data?.items
  return (
    <div className={styles.page}>
      <title>{`${t('inbox.title')} · OKPay`}</title>
      <header className={styles.top}>
        <PublicTop />
      </header>
      <main id="main" className={styles.main}>
        <h1>{t('inbox.title')}</h1>
        <p className={styles.meta}>{t('inbox.lead')}</p>
        <ProblemNotice error={inbox.error} onRetry={() => inbox.refetch()} />
        {inbox.isPending && <RowBones rows={5} />}
        {all?.length === 0 && (
          <EmptyState icon={<IconInbox size={26} />} title={t('inbox.empty-title')}>
            {t('inbox.empty')}
          </EmptyState>
        )}
        {all && all.length > 0 && <Messages all={all} />}
      </main>
      <footer>
        <PublicFoot />
      </footer>
    </div>
  )
}
