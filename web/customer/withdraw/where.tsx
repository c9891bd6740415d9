import { IconBuildingBank, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankAccount, Currency } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hasBank } from '../bank-accounts/account-fields.ts'
import { AccountRow } from '../bank-accounts/account-row.tsx'
import { AddAccount } from '../bank-accounts/add-account.tsx'
import type { Draft } from './draft.ts'
import styles from './withdraw.module.css'

type Props = {
  readonly draft: Draft
  readonly accounts: readonly BankAccount[]
  readonly onCurrency: (currency: Currency) => void
  readonly onChosen: (account: BankAccount) => void
}

/** Wallets that a bank can carry, with what is in the one that is looked at. */
const FromWallet = ({ draft, onCurrency }: Pick<Props, 'draft' | 'onCurrency'>) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { currencies } = usePerson()
  const wallets = useQuery(query('GET /v1/wallets'))
  const held = wallets.data?.items.map(({ currency }) => currency) ?? []
  const choices = [...new Set([...held, draft.currency])].filter(
    (code) => hasBank(code) && currencies.includes(code),
  )
  const wallet = wallets.data?.items.find(({ currency }) => currency === draft.currency)
  return (
    <Card>
      <Chips label={t('where.currency')}>
        {choices.map((code) => (
          <Chip key={code} on={code === draft.currency} onToggle={() => onCurrency(code)}>
            {code}
          </Chip>
        ))}
      </Chips>
      {wallets.data && (
        <p className={styles.note}>
          {wallet
            ? t('where.available', { amount: words.amount(wallet.available) })
            : t('where.empty-wallet')}
        </p>
      )}
    </Card>
  )
}

/** One press chooses; what the bank refused cannot be chosen and says why. */
const Choice = ({ accounts, onChosen }: Pick<Props, 'accounts' | 'onChosen'>) => {
  const { t } = useTranslation('withdrawals')
  return (
    <Card rows>
      {accounts.map((account) => (
        <button
          key={account.id}
          type="button"
          className={styles.pick}
          disabled={account.state === 'blocked'}
          onClick={() => onChosen(account)}
        >
          <AccountRow account={account} />
          {account.blockedBecause && (
            <span className={styles.note}>
              {t('accounts.blocked-title', { because: account.blockedBecause })}
            </span>
          )}
        </button>
      ))}
    </Card>
  )
}

/** First step: from which wallet, to which bank account; one can be added in place. */
export const Where = ({ draft, accounts, onCurrency, onChosen }: Props) => {
  const { t } = useTranslation('withdrawals')
  const [isAdding, setAdding] = useState(false)
  const fitting = accounts.filter(({ currency }) => currency === draft.currency)
  if (!hasBank(draft.currency)) {
    return (
      <EmptyState
        icon={<IconBuildingBank size={28} />}
        title={t('where.no-bank-title')}
        action={<ButtonLink to={paths.send()}>{t('where.send')}</ButtonLink>}
      >
        {t('where.no-bank')}
      </EmptyState>
    )
  }
  return (
    <>
      <FromWallet
        draft={draft}
        onCurrency={(currency) => {
          setAdding(false)
          onCurrency(currency)
        }}
      />
      <SectionHead
        title={t('where.to')}
        end={<AppLink to={paths.bankAccounts()}>{t('where.all')}</AppLink>}
      />
      {fitting.length > 0 && <Choice accounts={fitting} onChosen={onChosen} />}
      {fitting.length === 0 && !isAdding && (
        <EmptyState
          icon={<IconBuildingBank size={28} />}
          title={t('where.none-title', { currency: draft.currency })}
        >
          {t('where.none')}
        </EmptyState>
      )}
      {isAdding ? (
        <AddAccount
          key={draft.currency}
          currency={draft.currency}
          onAdded={onChosen}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button
          wide
          look={fitting.length > 0 ? 'secondary' : 'primary'}
          icon={<IconPlus size={20} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('where.add')}
        </Button>
      )}
    </>
  )
}
