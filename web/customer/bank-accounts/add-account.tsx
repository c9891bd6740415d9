import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankAccount, Currency } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { type AccountFields, accountFields, hasBank } from './account-fields.ts'

type Props = {
  /** Given: only this one; else the person chooses. */
  readonly currency?: Currency
  readonly onAdded: (account: BankAccount) => void
  /** Left out where there is nothing else to go back to. */
  readonly onCancel?: (() => void) | undefined
}

type Values = { readonly holder: string; readonly account: string; readonly bankCode: string }

const none: AccountFields = {
  ...{ account: 'add.account', accountNote: 'add.account-note', isNumeric: false, code: null },
}

const useAddAccount = (currency: Currency, fields: AccountFields, onAdded: Props['onAdded']) => {
  const { t } = useTranslation('withdrawals')
  const { name } = usePerson()
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const values = useForm<Values>({
    initialValues: { holder: name, account: '', bankCode: '' },
    validate: {
      holder: (text) => (text.trim() ? null : t('add.holder-missing')),
      account: (text) => (text.trim().length < 4 ? t('add.account-missing') : null),
      bankCode: (text) => (fields.code?.isNeeded && !text.trim() ? t('add.code-missing') : null),
    },
  })
  const add = useMutation({
    mutationFn: ({ holder, account, bankCode }: Values) => {
      const code = fields.code ? bankCode.trim() : ''
      const body = { currency, holder: holder.trim(), account: account.trim() }
      return call('POST /v1/instruments', { body: { ...body, ...(code && { bankCode: code }) } })
    },
    onSuccess: async (account) => {
      await client.invalidateQueries({ queryKey: keyOf('GET /v1/instruments') })
      onAdded(account)
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const submit = values.onSubmit(
    (given) => add.mutate(given),
    () => focusFirstError(element.current),
  )
  return { values, add, submit, element }
}

type BankFieldsProps = {
  readonly fields: AccountFields
  readonly values: ReturnType<typeof useAddAccount>['values']
}

/** Number and bank code, in the order in which they stand on a statement of that country. */
const BankFields = ({ fields, values }: BankFieldsProps) => {
  const { t } = useTranslation('withdrawals')
  const digits = fields.isNumeric ? ({ inputMode: 'numeric' } as const) : {}
  const { code } = fields
  return (
    <>
      {code?.isNeeded && (
        <Field
          label={t(code.label)}
          description={code.note && t(code.note)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          {...values.getInputProps('bankCode')}
        />
      )}
      <Field
        label={t(fields.account)}
        description={t(fields.accountNote)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        {...digits}
        {...values.getInputProps('account')}
      />
      {code && !code.isNeeded && (
        <Field
          label={t(code.label)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          {...values.getInputProps('bankCode')}
        />
      )}
    </>
  )
}

/** A bank account in the person's own name, with the fields that its currency asks for. */
export const AddAccount = ({ currency: given, onAdded, onCancel }: Props) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { currencies, mainCurrency } = usePerson()
  const choices = currencies.filter(hasBank)
  const [chosen, choose] = useState<Currency>(
    given ?? (hasBank(mainCurrency) ? mainCurrency : (choices[0] ?? 'EUR')),
  )
  const fields = accountFields[chosen] ?? none
  const { values, add, submit, element } = useAddAccount(chosen, fields, onAdded)
  return (
    <>
      <SectionHead title={t('add.title')} />
      <Card>
        <form ref={element} className={form.form} noValidate onSubmit={submit}>
          {!given && choices.length > 1 && (
            <SelectField
              label={t('add.currency')}
              value={chosen}
              onChange={({ currentTarget }) => {
                choose(currentTarget.value as Currency)
                values.clearErrors()
              }}
              data={choices.map((one) => ({
                value: one,
                label: `${one} · ${words.currency(one)}`,
              }))}
            />
          )}
          <Field
            label={t('add.holder')}
            description={t('add.holder-note')}
            autoComplete="name"
            maxLength={140}
            {...values.getInputProps('holder')}
          />
          <BankFields fields={fields} values={values} />
          <ProblemNotice error={add.error} compact onRetry={() => add.mutate(values.values)} />
          <div className={form.stack}>
            <Button type="submit" wide busy={add.isPending}>
              {t('add.submit')}
            </Button>
            {onCancel && (
              <Button look="quiet" wide onClick={onCancel}>
                {t('add.cancel')}
              </Button>
            )}
          </div>
        </form>
      </Card>
    </>
  )
}
