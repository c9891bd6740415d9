import { type UseFormReturnType, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { walletCurrencies } from '#money'
import type { InputOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { zoneHere } from '../../shared/use-until-words.ts'
import { Button } from '../../ui/button.tsx'
import { Field, LongField, SelectField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'
import { Choices } from './choices.tsx'
import { readLocal } from './local-time.ts'

type Body = InputOf<'POST /v1/staff/availability/windows'>['body']

const empty = {
  operations: [] as Body['operations'],
  methods: [] as Body['methods'],
  currencies: [] as string[],
  countries: '',
  ...{ titleEn: '', titleZh: '', whyEn: '', whyZh: '' },
  ...{ startsAt: '', endsAt: '', reason: '' },
  endsBy: 'clock' as Body['endsBy'],
}
type Values = typeof empty

/** What the program has today. */
const operations = ['transfer', 'deposit', 'withdrawal', 'message'] as const
const methods = ['okpay', 'bank', 'mail', 'sms'] as const

const bodyOf = (values: Values): Body => ({
  operations: values.operations,
  methods: values.methods,
  currencies: values.currencies,
  countries: values.countries.toUpperCase().match(/[A-Z]{2,}/g) ?? [],
  title: { en: values.titleEn.trim(), 'zh-CN': values.titleZh.trim() },
  why: { en: values.whyEn.trim(), 'zh-CN': values.whyZh.trim() },
  startsAt: readLocal(values.startsAt),
  endsAt: readLocal(values.endsAt) ?? '',
  endsBy: values.endsBy,
  reason: values.reason.trim(),
})

const usePlanForm = () => {
  const { t } = useTranslation('availability')
  const missing = (text: string) => (text.trim() ? null : t('staff.plan.words-missing'))
  return useForm({
    initialValues: empty,
    validate: {
      ...{ titleEn: missing, titleZh: missing, whyEn: missing, whyZh: missing },
      endsAt: (text) => (readLocal(text) ? null : t('staff.plan.ends-missing')),
      reason: (text) => (text.trim().length >= 3 ? null : t('staff.reason-missing')),
    },
  })
}

type FormProps = { readonly form: UseFormReturnType<Values> }

const Scope = ({ form }: FormProps) => {
  const { t } = useTranslation('availability')
  const { values, setFieldValue } = form
  return (
    <>
      <Choices
        label={t('staff.plan.operations')}
        all={operations}
        chosen={values.operations}
        nameOf={(name) => t(`operations.${name}`)}
        onChange={(chosen) => setFieldValue('operations', [...chosen])}
      />
      <Choices
        label={t('staff.plan.methods')}
        all={methods}
        chosen={values.methods}
        nameOf={(name) => t(`methods.${name}`)}
        onChange={(chosen) => setFieldValue('methods', [...chosen])}
      />
      <Choices
        label={t('staff.plan.currencies')}
        all={walletCurrencies}
        chosen={values.currencies}
        nameOf={(code) => code}
        onChange={(chosen) => setFieldValue('currencies', [...chosen])}
      />
      <Field
        label={t('staff.plan.countries')}
        description={t('staff.plan.countries-note')}
        autoComplete="off"
        {...form.getInputProps('countries')}
      />
    </>
  )
}

const Times = ({ form }: FormProps) => {
  const { t } = useTranslation('availability')
  return (
    <>
      <Field
        type="datetime-local"
        label={t('staff.plan.starts')}
        description={t('staff.plan.starts-note', { zone: zoneHere() })}
        {...form.getInputProps('startsAt')}
      />
      <Field type="datetime-local" label={t('staff.plan.ends')} {...form.getInputProps('endsAt')} />
      <SelectField
        label={t('staff.plan.ends-by')}
        data={[
          { value: 'clock', label: t('staff.by-clock') },
          { value: 'hand', label: t('staff.by-hand') },
        ]}
        {...form.getInputProps('endsBy')}
      />
    </>
  )
}

/** Plans maintenance; a fresh factor confirms it. */
export const PlanWindow = () => {
  const { t } = useTranslation('availability')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const form = usePlanForm()
  const plan = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/availability/windows', { body: bodyOf(form.getValues()) }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/availability/windows') })
      toast(t('staff.plan.done'))
      form.reset()
    },
  })
  const words = ['titleEn', 'titleZh'] as const
  const labels = { titleEn: 'title-en', titleZh: 'title-zh' } as const
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit(
        () => plan.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      <Scope form={form} />
      {words.map((name) => (
        <Field
          key={name}
          label={t(`staff.plan.${labels[name]}`)}
          maxLength={300}
          {...form.getInputProps(name)}
        />
      ))}
      <LongField label={t('staff.plan.why-en')} maxLength={300} {...form.getInputProps('whyEn')} />
      <LongField label={t('staff.plan.why-zh')} maxLength={300} {...form.getInputProps('whyZh')} />
      <Times form={form} />
      <Field label={t('staff.reason')} maxLength={500} {...form.getInputProps('reason')} />
      <ProblemNotice error={plan.error} onRetry={() => plan.mutate()} />
      <Button type="submit" wide busy={plan.isPending}>
        {t('staff.plan.submit')}
      </Button>
    </form>
  )
}
