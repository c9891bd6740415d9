import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffRestriction } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, Field, FieldFrame, LongField, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'
import { eveningIn, readFieldTime } from './due-date.ts'

type Affect = StaffRestriction['affects'][number]
type Disclosure = StaffRestriction['disclosure']
type Currency = NonNullable<StaffRestriction['currencies']>[number]

/** What each role may place; the program holds it too. */
const byRole = {
  senior_support: ['risk_review', 'security', 'debt'],
  verification: ['document', 'compliance', 'court_order'],
} as const
type Category = (typeof byRole)[keyof typeof byRole][number]

const reasons = {
  security: ['account_takeover'],
  risk_review: ['unusual_activity'],
  compliance: ['source_of_funds', 'sanctions_check'],
  debt: ['debt'],
  court_order: ['court_order'],
  document: ['document_expired', 'document_missing'],
} as const satisfies Record<Category, readonly string[]>
type Reason = (typeof reasons)[Category][number]

const affects: readonly Affect[] = [
  ...(['transfer_out', 'withdrawal', 'payment', 'transfer_in', 'deposit', 'sign_in'] as const),
]
const disclosures: readonly Disclosure[] = ['full', 'generic', 'silent']

type Values = {
  category: Category
  reason: Reason
  affects: readonly Affect[]
  currencies: string
  disclosure: Disclosure
  reviewDue: string
  note: string
}

const currenciesIn = (text: string): Currency[] =>
  text
    .toUpperCase()
    .split(/[\s,，、]+/)
    .filter((code) => code !== '') as Currency[]

const place = (accountNumber: string, values: Values) =>
  call('POST /v1/staff/people/{accountNumber}/restrictions', {
    params: { accountNumber },
    body: {
      ...{ category: values.category, reason: values.reason, affects: [...values.affects] },
      ...{ disclosure: values.disclosure, note: values.note.trim() },
      currencies: currenciesIn(values.currencies),
      reviewDue: readFieldTime(values.reviewDue) ?? '',
    },
  })

const usePlacing = (account: string, first: Category, onDone: () => void) => {
  const { t } = useTranslation('restrictions')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const values = useForm<Values>({
    initialValues: {
      ...{ category: first, reason: reasons[first][0], affects: ['transfer_out', 'withdrawal'] },
      ...{ currencies: '', disclosure: 'full', reviewDue: eveningIn(3), note: '' },
    },
    validate: {
      affects: (chosen) => (chosen.length === 0 ? t('place.affects-missing') : null),
      reviewDue: (text) => (readFieldTime(text) ? null : t('decide.due-missing')),
      note: (text) => (text.trim().length < 3 ? t('decide.missing') : null),
    },
  })
  const submit = useMutation({
    mutationFn: () => place(account, values.values),
    onSuccess: () => {
      toast(t('place.done'))
      onDone()
      return client.invalidateQueries({
        queryKey: keyOf('GET /v1/staff/people/{accountNumber}/restrictions'),
      })
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  return { element, values, submit }
}

type FieldsProps = {
  readonly values: ReturnType<typeof usePlacing>['values']
  readonly categories: readonly Category[]
}

const Why = ({ values, categories }: FieldsProps) => {
  const { t } = useTranslation('restrictions')
  const { category } = values.values
  return (
    <>
      <SelectField
        label={t('place.category')}
        data={categories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        value={category}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as Category
          values.setValues({ category: chosen, reason: reasons[chosen][0] })
        }}
      />
      <SelectField
        label={t('place.reason')}
        data={reasons[category].map((value) => ({ value, label: t(`place.reasons.${value}`) }))}
        {...values.getInputProps('reason')}
      />
    </>
  )
}

const What = ({ values }: Pick<FieldsProps, 'values'>) => {
  const { t } = useTranslation('restrictions')
  const toggle = (one: Affect, isOn: boolean) => {
    const others = values.values.affects.filter((chosen) => chosen !== one)
    values.setFieldValue('affects', isOn ? [...others, one] : others)
  }
  return (
    <FieldFrame label={t('place.affects')} error={values.errors.affects} labelElement="div">
      <div className={form.stack}>
        {affects.map((one) => (
          <CheckField
            key={one}
            label={t(`staff.affects.${one}`)}
            checked={values.values.affects.includes(one)}
            onChange={({ currentTarget }) => toggle(one, currentTarget.checked)}
          />
        ))}
      </div>
    </FieldFrame>
  )
}

type Props = { readonly account: string; readonly onDone: () => void }

/** Restricts an account: why, what it stops, what the person is told, when somebody decides. */
export const PlaceRestriction = ({ account, onDone }: Props) => {
  const { t } = useTranslation('restrictions')
  const { roles } = usePerson()
  const categories = (['senior_support', 'verification'] as const).flatMap(
    (role): readonly Category[] => (roles.includes(role) ? byRole[role] : []),
  )
  const { element, values, submit } = usePlacing(account, categories[0]!, onDone)
  return (
    <form
      ref={element}
      className={form.form}
      noValidate
      onSubmit={values.onSubmit(
        () => submit.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      <Why values={values} categories={categories} />
      <What values={values} />
      <Field
        label={t('place.currencies')}
        description={t('place.currencies-note')}
        placeholder="EUR, USD"
        autoComplete="off"
        {...values.getInputProps('currencies')}
      />
      <SelectField
        label={t('place.disclosure')}
        data={disclosures.map((value) => ({ value, label: t(`staff.disclosures.${value}`) }))}
        {...values.getInputProps('disclosure')}
      />
      <Field
        type="datetime-local"
        label={t('decide.due')}
        description={t('decide.due-note')}
        {...values.getInputProps('reviewDue')}
      />
      <LongField
        label={t('place.note')}
        description={t('place.note-note')}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={6}
        {...values.getInputProps('note')}
      />
      <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="submit" wide busy={submit.isPending}>
        {t('place.submit')}
      </Button>
    </form>
  )
}
