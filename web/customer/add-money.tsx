import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BankDetails, Currency } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { usePerson } from '../api/session.ts'
import { paths } from '../paths.ts'
import { splitAddress } from '../shared/app-link.tsx'
import { ClosureNotice } from '../shared/closure-notice.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useClosures } from '../shared/use-closures.ts'
import { useWords } from '../shared/use-words.ts'
import { Card, Fact, Facts, SectionHead } from '../ui/card.tsx'
import { Chip, Chips } from '../ui/chip.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { Bone, Waiting } from '../ui/skeleton.tsx'
import { Timeline } from '../ui/timeline.tsx'
import styles from './add-money.module.css'
import { DepositCheck } from './deposit-check.tsx'

/** `DE89370400440532013000` in groups of four, as banks print it. */
const groupAccount = (account: string): string =>
  /^[A-Z]{2}\d{2}/.test(account) ? account.replace(/(.{4})(?=.)/g, '$1 ') : account

const isFree = ({ fee }: BankDetails): boolean => !/[1-9]/.test(fee.amount)

const Details = ({ details }: { details: BankDetails }) => {
  const { t } = useTranslation('money')
  const { t: common } = useTranslation()
  const words = useWords()
  const copy = { copyLabel: common('copy'), copiedLabel: common('copied') }
  return (
    <>
      <Card tone="accent">
        <CopyRow label={t('add.reference')} value={details.reference} {...copy} />
        <p className={styles.note}>{t('add.reference-note')}</p>
      </Card>
      <Card>
        <CopyRow label={t('add.holder')} value={details.holder} {...copy} />
        <CopyRow
          label={t('add.account')}
          value={details.account}
          shown={groupAccount(details.account)}
          {...copy}
        />
        <CopyRow label={t('add.bic')} value={details.bic} {...copy} />
        <CopyRow label={t('add.bank')} value={details.bankName} {...copy} />
      </Card>
      <Card rows>
        <Facts>
          <Fact label={t('add.fee')}>
            {isFree(details) ? t('add.free') : words.amount(details.fee)}
          </Fact>
          <Fact label={t('add.arrival')}>
            {t('add.arrival-days', { days: details.arrivesWithinBusinessDays })}
          </Fact>
        </Facts>
      </Card>
    </>
  )
}

const HowItWorks = () => {
  const { t } = useTranslation('money')
  const steps = ['copy', 'pay', 'credited'] as const
  return (
    <>
      <SectionHead title={t('add.how')} />
      <Card>
        <Timeline
          steps={steps.map((step) => ({
            key: step,
            state: 'next' as const,
            title: t(`add.how-${step}`),
            note: t(`add.how-${step}-note`),
          }))}
        />
      </Card>
    </>
  )
}

/** Our account at a bank and this person's own reference, for one currency. */
export const AddMoney = () => {
  const { t } = useTranslation('money')
  const { t: common } = useTranslation()
  const { t: closed } = useTranslation('availability')
  const navigate = useNavigate()
  const person = usePerson()
  const search = useSearch({ strict: false }) as { currency?: string }
  const currency: Currency =
    person.currencies.find((code) => code === search.currency) ?? person.mainCurrency
  const closures = useClosures({
    ...{ operation: 'deposit', method: 'bank', currency, country: person.country },
  })
  const details = useQuery(query('GET /v1/deposits/bank-details', { query: { currency } }))
  const choose = (code: string) =>
    navigate({ ...splitAddress(paths.addMoney({ currency: code })), replace: true })
  return (
    <Screen title={t('add.title')} aside={<HowItWorks />}>
      <Chips label={t('add.currency')}>
        {person.currencies.map((code) => (
          <Chip key={code} on={code === currency} onToggle={() => choose(code)}>
            {code}
          </Chip>
        ))}
      </Chips>
      <p className={styles.lead}>{t('add.lead')}</p>
      <ClosureNotice closures={closures}>
        <strong>{closed('deposit-meanwhile')}</strong>
      </ClosureNotice>
      <ProblemNotice
        error={details.error}
        onRetry={() => details.refetch()}
        onChangeInput={() => choose(person.mainCurrency)}
      />
      {details.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card>
            <Bone height="60px" />
          </Card>
        </Waiting>
      )}
      {details.data && <Details details={details.data} />}
      {details.data && (
        <DepositCheck key={currency} currency={currency} isClosureSaid={closures.closed !== null} />
      )}
    </Screen>
  )
}
