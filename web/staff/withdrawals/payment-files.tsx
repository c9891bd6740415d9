import { IconFileExport } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, StaffPaymentFile } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { accountFields } from '../../customer/bank-accounts/account-fields.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from '../staff.module.css'

const currencies = Object.keys(accountFields) as Currency[]

const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/payment-files') })
}

/** Puts what waits in a currency into a file now, before the program would. */
const Prepare = () => {
  const { t } = useTranslation('withdrawals')
  const refresh = useRefresh()
  const [currency, setCurrency] = useState<Currency>('EUR')
  const prepare = useMutation({
    mutationFn: () => call('POST /v1/staff/payment-files', { body: { currency } }),
    onSuccess: () => toast(t('files.prepared')),
    onSettled: refresh,
  })
  return (
    <Card>
      <div className={form.stack}>
        <p className={styles.quiet}>{t('files.lead')}</p>
        <SelectField
          label={t('files.currency')}
          value={currency}
          data={currencies}
          onChange={({ currentTarget }) => {
            setCurrency(currentTarget.value as Currency)
            prepare.reset()
          }}
        />
        <ProblemNotice error={prepare.error} onRetry={() => prepare.mutate()} />
        <Button look="secondary" busy={prepare.isPending} onClick={() => prepare.mutate()}>
          {t('files.prepare', { currency })}
        </Button>
      </div>
    </Card>
  )
}

const tones: Readonly<Record<StaffPaymentFile['state'], 'plain' | 'success' | 'warning'>> = {
  prepared: 'warning',
  released: 'plain',
  written: 'success',
  dissolved: 'plain',
}

type ItemProps = { readonly file: StaffPaymentFile; readonly onRelease: () => void }

const Item = ({ file, onRelease }: ItemProps) => {
  const { t } = useTranslation('withdrawals')
  const { roles } = usePerson()
  const { name, state, payments, total, preparedAt, releasedAt, writtenAt, canRelease } = file
  const mayRelease = canRelease && roles.includes('treasury')
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span className={styles.quiet}>{name}</span>
          <AmountText value={total} />
        </div>
        <div className={styles.quiet}>
          {`${t('files.count', { count: payments })} · `}
          <DateText at={writtenAt ?? releasedAt ?? preparedAt} />
        </div>
        <div className={styles.tags}>
          <Tag tone={tones[state]}>{t(`files.state-${state}`)}</Tag>
        </div>
        {state === 'prepared' && !canRelease && (
          <div className={styles.quiet}>{t('files.other-person')}</div>
        )}
        {mayRelease && (
          <div className={styles.actions}>
            <Button size="small" onClick={onRelease}>
              {t('files.release')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** Says how much leaves before it does. */
const Release = ({ file, onDone }: { file: StaffPaymentFile; onDone: () => void }) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const refresh = useRefresh()
  const total = words.amount(file.total)
  const release = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/payment-files/{id}/release', { params: { id: file.id }, body: {} }),
    onSuccess: () => {
      toast(t('files.released'))
      onDone()
    },
    onSettled: refresh,
  })
  return (
    <div className={form.form}>
      <p>{t('files.release-note', { count: file.payments, total })}</p>
      <ProblemNotice error={release.error} onRetry={() => release.mutate()} />
      <Button wide busy={release.isPending} onClick={() => release.mutate()}>
        {t('files.release-submit', { total })}
      </Button>
    </div>
  )
}

const useFiles = () =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/payment-files'), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/payment-files',
        { query: { limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** Payment files, newest first: put together by one person, released by another. */
export const PaymentFiles = () => {
  const { t } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const { roles } = usePerson()
  const files = useFiles()
  const [leaving, setLeaving] = useState<StaffPaymentFile | null>(null)
  const items = files.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Screen title={t('files.title')}>
      {roles.includes('treasury') && <Prepare />}
      <ProblemNotice error={files.error} onRetry={() => files.refetch()} />
      {files.isPending && <RowBones rows={4} />}
      {files.isSuccess && items.length === 0 && (
        <EmptyState icon={<IconFileExport size={28} />} title={t('files.empty-title')}>
          {t('files.empty')}
        </EmptyState>
      )}
      <div className={styles.entries}>
        {items.map((file) => (
          <Item key={file.id} file={file} onRelease={() => setLeaving(file)} />
        ))}
      </div>
      {files.hasNextPage && (
        <Button
          look="secondary"
          busy={files.isFetchingNextPage}
          onClick={() => files.fetchNextPage()}
        >
          {t('files.more')}
        </Button>
      )}
      <Sheet
        title={t('files.release-title')}
        place="middle"
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        closeLabel={common('close')}
      >
        {leaving && <Release file={leaving} onDone={() => setLeaving(null)} />}
      </Sheet>
    </Screen>
  )
}
