import { IconBuildingBank } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BankAccount } from '../../api/calls.ts'
import { Disc, Row, Tag } from '../../ui/card.tsx'

/** A bank account in a list: whose, which, in what state. */
export const AccountRow = ({ account }: { account: BankAccount }) => {
  const { t } = useTranslation('withdrawals')
  const { currency, holder, accountEnd, bankCode, state, isLookedAt } = account
  const ending = t('account.ending', { currency, end: accountEnd })
  return (
    <Row
      lead={
        <Disc tone={state === 'active' ? 'accent' : 'fill'}>
          <IconBuildingBank size={20} stroke={1.8} />
        </Disc>
      }
      title={holder}
      note={bankCode ? `${ending} · ${t('account.bank', { code: bankCode })}` : ending}
      end={
        state === 'blocked' ? (
          <Tag tone="danger">{t('account.state-blocked')}</Tag>
        ) : (
          <Tag tone={isLookedAt ? 'warning' : 'success'}>{t('account.state-active')}</Tag>
        )
      }
      endNote={state === 'active' && isLookedAt && t('account.looked-at')}
    />
  )
}
