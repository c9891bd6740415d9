import { IconFileImport, IconFileText } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankFile } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink, splitAddress } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Disc, Row, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import styles from './staff.module.css'

const uploadTimeoutMs = 60_000

/** Takes files by the button or dropped onto it; one after the other, each with its own outcome. */
const Upload = () => {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: (file: File) =>
      call(
        'POST /v1/staff/bank-files',
        { query: { name: file.name }, raw: new Blob([file], { type: 'application/xml' }) },
        { timeoutMs: uploadTimeoutMs },
      ),
    onSuccess: (file) => {
      if (file.state === 'imported') toast(t('files.uploaded'))
      return navigate(splitAddress(paths.staffBankFile(file.id)))
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/bank-files') }),
  })
  return (
    <Card>
      <p className={styles.lead}>{t('files.lead')}</p>
      <input
        ref={input}
        type="file"
        accept=".xml,application/xml,text/xml"
        className={styles.file}
        aria-label={t('files.choose')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) upload.mutate(file)
          currentTarget.value = ''
        }}
      />
      <Button
        icon={<IconFileImport size={20} aria-hidden />}
        busy={upload.isPending}
        onClick={() => input.current?.click()}
      >
        {t('files.upload')}
      </Button>
      <ProblemNotice
        error={upload.error}
        onChangeInput={() => input.current?.click()}
        onRetry={() => upload.variables && upload.mutate(upload.variables)}
      />
    </Card>
  )
}

const FileRow = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('staff')
  const counts =
    file.state === 'refused'
      ? (file.refusal?.detail ?? '')
      : t('files.counts', {
          credited: file.credited,
          unmatched: file.unmatched,
          skipped: file.skipped,
        })
  return (
    <AppLink className={styles.link} to={paths.staffBankFile(file.id)}>
      <Row
        lead={
          <Disc tone="accent">
            <IconFileText size={20} stroke={1.8} />
          </Disc>
        }
        title={file.name}
        note={counts}
        end={
          <Tag tone={file.state === 'refused' ? 'danger' : 'success'}>
            {t(`files.state-${file.state}`)}
          </Tag>
        }
        endNote={<DateText at={file.receivedAt} />}
      />
    </AppLink>
  )
}

/** Bank files, newest first: imported or refused, with what became of their entries. */
export const BankFiles = () => {
  const { t } = useTranslation('staff')
  const files = useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/bank-files'), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/bank-files',
        { query: { limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const items = files.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Screen title={t('files.title')}>
      <Upload />
      <ProblemNotice error={files.error} onRetry={() => files.refetch()} />
      {files.isPending && <RowBones rows={5} />}
      {files.isSuccess && items.length === 0 && (
        <EmptyState icon={<IconFileText size={28} />} title={t('files.empty-title')}>
          {t('files.empty')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Card rows>
          {items.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </Card>
      )}
      {files.hasNextPage && (
        <Button
          look="secondary"
          busy={files.isFetchingNextPage}
          onClick={() => files.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}
