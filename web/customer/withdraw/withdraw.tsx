import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { ClosureNotice } from '../../shared/closure-notice.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useClosures } from '../../shared/use-closures.ts'
import { useMoneyAction } from '../../shared/use-money-action.ts'
import { usePreflight } from '../../shared/use-preflight.ts'
import { Card } from '../../ui/card.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { hasBank } from '../bank-accounts/account-fields.ts'
import { WaitNotice } from '../freeze/wait-notice.tsx'
import { forgetDraft } from '../requests/forget-draft.ts'
import { OpenRequests } from '../requests/open-requests.tsx'
import { Check } from './check.tsx'
import { type Draft, reachableStep, useDraft, type WithdrawStep } from './draft.ts'
import { HowMuch } from './how-much.tsx'
import { Where } from './where.tsx'

type Search = {
  readonly step?: string
  readonly currency?: string
  readonly account?: string
  /** What was found to pass, from a refusal. */
  readonly amount?: string
}

const backFrom: Readonly<Record<WithdrawStep, string>> = {
  where: paths.home(),
  amount: paths.withdraw({ step: 'where' }),
  check: paths.withdraw({ step: 'amount' }),
}

/** What the address gave, and else the first currency that a bank carries. */
const useOwnDraft = (search: Search) => {
  const { currencies, mainCurrency } = usePerson()
  const wanted = currencies.find((code) => code === search.currency)
  const first = hasBank(mainCurrency) ? mainCurrency : (currencies.find(hasBank) ?? mainCurrency)
  return useDraft(first, {
    ...(wanted && hasBank(wanted) && { currency: wanted }),
    ...(search.account && { accountId: search.account }),
    ...(search.amount && { amount: search.amount }),
  })
}

/** The bank accounts, and the chosen one while it can be paid to. */
const useAccounts = ({ accountId, currency }: Draft) => {
  const found = useQuery(query('GET /v1/instruments'))
  const accounts = found.data?.items ?? []
  const account = accounts.find(
    (one) => one.id === accountId && one.currency === currency && one.state === 'active',
  )
  return { found, accounts, account }
}

const useSteps = () => {
  const navigate = useNavigate()
  const goTo = (step: WithdrawStep, replace = false) =>
    navigate({ ...splitAddress(paths.withdraw({ step })), replace })
  return { navigate, goTo }
}

/** Money to the person's own bank account, in three steps; each is kept, back loses nothing. */
export const Withdraw = () => {
  const { t } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const { navigate, goTo } = useSteps()
  const { country } = usePerson()
  const search = useSearch({ strict: false }) as Search
  const [draft, change] = useOwnDraft(search)
  const { currency, amount } = draft
  const { found, accounts, account } = useAccounts(draft)
  const closures = useClosures({ operation: 'withdrawal', method: 'bank', currency, country })
  const preflight = usePreflight(
    account
      ? {
          ...({ operation: 'withdrawal', method: 'bank', currency } as const),
          ...{ instrumentId: account.id, ...(amount && { amount }) },
        }
      : null,
    closures.closed !== null,
  )
  const action = useMoneyAction('POST /v1/withdrawals', {
    onDone: ({ id }) => {
      forgetDraft('POST /v1/withdrawals')
      return navigate({ ...splitAddress(paths.withdrawal(id, { fresh: '1' })), replace: true })
    },
  })
  const step = reachableStep(search.step ?? (search.account && 'amount'), account, draft)
  const isClosureSaid = closures.closed !== null
  return (
    <Screen title={t(`title-${step}`)} backTo={backFrom[step]}>
      <WaitNotice />
      <OpenRequests onRead={() => action.reset()} />
      <ClosureNotice closures={closures} />
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={3} />
          </Card>
        </Waiting>
      )}
      {found.data && step === 'where' && (
        <Where
          draft={draft}
          accounts={accounts}
          onCurrency={(to) => change({ currency: to, accountId: '', amount: '' })}
          onChosen={({ id }) => {
            change({ accountId: id })
            return goTo('amount')
          }}
        />
      )}
      {account && step === 'amount' && (
        <HowMuch
          {...{ draft, account, preflight, isClosureSaid }}
          onAmount={(typed) => change({ amount: typed })}
          onNext={() => goTo('check')}
        />
      )}
      {account && step === 'check' && (
        <Check
          {...{ draft, account, preflight, action, isClosureSaid }}
          onChange={() => goTo('amount', true)}
        />
      )}
    </Screen>
  )
}
