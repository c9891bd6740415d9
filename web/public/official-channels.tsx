import { IconBan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OfficialChannels as Channels } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Card, Row, SectionHead } from '../ui/card.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './official.module.css'

const never = ['password', 'code', 'app', 'transfer', 'remote'] as const

type Channel = Channels['channels'][number]

const useChannelWords = () => {
  const { t } = useTranslation('official')
  return ({ kind, network, subdomains, until }: Channel): string =>
    [
      network ? t(`network.${network as 'weibo'}`) : t(`kind.${kind}`),
      ...(subdomains ? [t('channels.subdomains')] : []),
      ...(until ? [t('channels.until', { day: until })] : []),
    ].join(' · ')
}

/** Where OKPay can be met, what it never asks for, and how the list can be checked. */
export const OfficialChannels = () => {
  const { t } = useTranslation('official')
  const { t: common } = useTranslation()
  const words = useChannelWords()
  const found = useQuery({ ...query('GET /v1/official-channels'), staleTime: 600_000 })
  return (
    <aside className={styles.column} aria-label={t('channels.title')}>
      <SectionHead title={t('channels.title')} />
      <Card rows>
        {found.isPending && <RowBones rows={3} />}
        <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
        <ul>
          {found.data?.channels.map((channel) => (
            <li key={`${channel.kind}:${channel.network}:${channel.value}`}>
              <Row
                title={<span className={styles.channel}>{channel.value}</span>}
                note={words(channel)}
              />
            </li>
          ))}
        </ul>
      </Card>
      <SectionHead title={t('never.title')} />
      <Card>
        <ul className={styles.list}>
          {never.map((one) => (
            <li key={one}>
              <IconBan size={20} aria-hidden />
              <span>{t(`never.${one}`)}</span>
            </li>
          ))}
        </ul>
      </Card>
      {found.data && (
        <>
          <SectionHead title={t('signature.title')} />
          <Card>
            <p className={styles.quiet}>{t('signature.note', { version: found.data.version })}</p>
            <CopyRow
              label={t('signature.key')}
              value={found.data.publicKey}
              copyLabel={common('copy')}
              copiedLabel={common('copied')}
            />
          </Card>
        </>
      )}
    </aside>
  )
}
