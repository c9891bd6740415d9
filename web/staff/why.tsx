import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExplanationKind } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { splitAddress } from '../shared/app-link.tsx'
import { Explained } from '../shared/explanation/explained.tsx'
import { FindingCard } from '../shared/finding-card.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { useLanguage } from '../ui/language-context.ts'
import { RowBones } from '../ui/skeleton.tsx'
import { AccountField } from './account-field.tsx'
import styles from './staff.module.css'

const kinds: Readonly<Record<string, ExplanationKind>> = {
  tr: 'transfer',
  dep: 'deposit',
  wd: 'withdrawal',
  doc: 'verification',
  ref: 'refusal',
}
const kindOf = (id: string): ExplanationKind | undefined => kinds[id.split('_')[0] ?? '']

type Wanted = { readonly account?: string; readonly id?: string }

const Ask = ({ wanted }: { wanted: Wanted }) => {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const [account, setAccount] = useState(wanted.account ?? '')
  const [id, setId] = useState(wanted.id ?? '')
  const [isTried, setTried] = useState(false)
  const [about, thing] = [account.trim(), id.trim()]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ((!about && !thing) || (thing && !kindOf(thing))) return
    const query = { ...(about && { account: about }), ...(thing && { id: thing }) }
    navigate(splitAddress(paths.staffWhy(query)))
  }
  return (
    <Card>
      <form className={form.form} noValidate onSubmit={submit}>
        <AccountField
          label={t('why.account')}
          value={account}
          error={isTried && !about && !thing ? t('why.missing') : undefined}
          onChange={({ currentTarget }) => setAccount(currentTarget.value)}
        />
        <Field
          label={t('why.id')}
          description={t('why.id-note')}
          autoComplete="off"
          maxLength={60}
          value={id}
          error={isTried && thing && !kindOf(thing) ? t('why.id-unknown') : undefined}
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        />
        <Button type="submit" wide>
          {t('why.look')}
        </Button>
      </form>
    </Card>
  )
}

/** The findings that the customer reads, and no button that is theirs. */
const Account = ({ account }: { account: string }) => {
  const { t } = useTranslation('staff')
  const language = useLanguage()
  const input = { params: { accountNumber: account } }
  const found = useQuery({
    queryKey: [...keyOf('GET /v1/staff/people/{accountNumber}/diagnosis', input), language],
    queryFn: ({ signal }) =>
      call('GET /v1/staff/people/{accountNumber}/diagnosis', input, { signal }),
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  })
  return (
    <>
      <SectionHead title={t('why.of-account')} />
      {found.isPending && <RowBones rows={3} />}
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.data?.healthy && (
        <Card tone="success" role="status">
          {t('why.healthy')}
        </Card>
      )}
      {found.data?.items.map((finding) => (
        <FindingCard
          key={`${finding.code} ${finding.since}`}
          finding={finding}
          isFirst={false}
          isForStaff
        />
      ))}
    </>
  )
}

/** Why something is as it is, in the words that the customer reads. */
export const WhyScreen = () => {
  const { t } = useTranslation('staff')
  const wanted = useSearch({ strict: false }) as Wanted
  const kind = wanted.id === undefined ? undefined : kindOf(wanted.id)
  return (
    <Screen title={t('why.title')}>
      <p className={styles.lead}>{t('why.lead')}</p>
      <Ask key={`${wanted.account} ${wanted.id}`} wanted={wanted} />
      {wanted.account && <Account account={wanted.account} />}
      {kind && wanted.id && (
        <>
          <SectionHead title={t('why.of-thing')} />
          <Explained kind={kind} id={wanted.id} isForStaff />
        </>
      )}
    </Screen>
  )
}
