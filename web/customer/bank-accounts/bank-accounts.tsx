import { IconBuildingBank } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankAccount } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf, query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { AccountRow } from './account-row.tsx'
import { AddAccount } from './add-account.tsx'
import styles from './bank-accounts.module.css'

type ItemProps = { readonly account: BankAccount; readonly onRemove: () => void }

const Item = ({ account, onRemove }: ItemProps) => {
  const { t } = useTranslation('withdrawals')
  const { state, blockedBecause, currency, id } = account
  return (
    <Card rows aria-label={`${account.holder} •••• ${account.accountEnd}`}>
      <AccountRow account={account} />
      {state === 'blocked' && (
        <div className={styles.blocked}>
          <strong>{t('accounts.blocked-title', { because: blockedBecause ?? '' })}</strong>
          <p className={styles.note}>{t('accounts.blocked')}</p>
        </div>
      )}
      <div className={styles.actions}>
        {state === 'active' ? (
          <ButtonLink size="small" look="secondary" to={paths.withdraw({ currency, account: id })}>
            {t('accounts.withdraw')}
          </ButtonLink>
        ) : (
          <ButtonLink size="small" look="secondary" to={paths.activity({ kind: 'withdrawal' })}>
            {t('accounts.see-withdrawals')}
          </ButtonLink>
        )}
        <Button size="small" look="quiet" onClick={onRemove}>
          {t('accounts.remove')}
        </Button>
      </div>
    </Card>
  )
}

/** Says what removing does, and does it. */
const Removal = ({ account, onDone }: { account: BankAccount; onDone: () => void }) => {
  const { t } = useTranslation('withdrawals')
  const client = useQueryClient()
  const { id, holder, accountEnd } = account
  const remove = useMutation({
    mutationFn: () => call('DELETE /v1/instruments/{id}', { params: { id } }),
    onSuccess: async () => {
      toast(t('accounts.removed'))
      await client.invalidateQueries({ queryKey: keyOf('GET /v1/instruments') })
      onDone()
    },
  })
  return (
    <>
      <p>{t('accounts.remove-note', { account: `${holder} •••• ${accountEnd}` })}</p>
      <ProblemNotice error={remove.error} onRetry={() => remove.mutate()} />
      <div className={styles.stack}>
        <Button wide look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('accounts.remove-submit', { end: accountEnd })}
        </Button>
        <Button wide look="quiet" onClick={onDone}>
          {t('accounts.keep')}
        </Button>
      </div>
    </>
  )
}

/** My bank accounts: what can be withdrawn to, what a bank refused and why, add, remove. */
export const BankAccounts = () => {
  const { t } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const accounts = useQuery(query('GET /v1/instruments'))
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<BankAccount | null>(null)
  const items = accounts.data?.items
  return (
    <Screen title={t('accounts.title')} backTo={paths.home()}>
      <p className={styles.lead}>{t('accounts.lead')}</p>
      <ProblemNotice error={accounts.error} onRetry={() => accounts.refetch()} />
      {accounts.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={2} />
          </Card>
        </Waiting>
      )}
      {items?.length === 0 && !isAdding && (
        <EmptyState icon={<IconBuildingBank size={28} />} title={t('accounts.empty-title')}>
          {t('accounts.empty')}
        </EmptyState>
      )}
      <div className={styles.list}>
        {items?.map((account) => (
          <Item key={account.id} account={account} onRemove={() => setLeaving(account)} />
        ))}
      </div>
      {isAdding && (
        <AddAccount
          onAdded={() => {
            toast(t('accounts.added'))
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {items && !isAdding && (
        <BottomBar>
          <Button wide onClick={() => setAdding(true)}>
            {t('accounts.add')}
          </Button>
        </BottomBar>
      )}
      <Sheet
        title={t('accounts.remove-title')}
        place="middle"
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        closeLabel={common('close')}
      >
        {leaving && <Removal account={leaving} onDone={() => setLeaving(null)} />}
      </Sheet>
    </Screen>
  )
}
