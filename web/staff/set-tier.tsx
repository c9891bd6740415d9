import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTier } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { showAccountNumber } from '../shared/show-account-number.ts'
import { Button } from '../ui/button.tsx'
import { Card, Fact, Facts } from '../ui/card.tsx'
import { Field, SelectField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { toast } from '../ui/toast.tsx'

type Props = { readonly person: PersonTier; readonly onDone: () => void }

const tierNumber = (text: string): PersonTier['tier'] => (text === '2' ? 2 : text === '1' ? 1 : 0)

/** The person, masked, with the present tier; a new one with a reason, by a fresh factor. */
export const SetTier = ({ person, onDone }: Props) => {
  const { t } = useTranslation('limits')
  const element = useRef<HTMLFormElement>(null)
  const { accountNumber, maskedName, tier: present, tiers } = person
  const others = tiers.filter(({ tier }) => tier !== present)
  const values = useForm({
    initialValues: { tier: String(others[0]?.tier ?? 0), reason: '' },
    validate: {
      reason: (text) => (text.trim().length < 3 ? t('staff.reason-missing') : null),
    },
  })
  const tier = tierNumber(values.values.tier)
  const submit = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/people/{accountNumber}/tier', {
        params: { accountNumber },
        body: { tier, reason: values.values.reason.trim() },
      }),
    onSuccess: () => {
      toast(t('staff.done'))
      onDone()
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const titleOf = (of: number) => tiers.find((one) => one.tier === of)?.title ?? ''
  return (
    <Card>
      <Facts>
        <Fact label={showAccountNumber(accountNumber)}>{maskedName}</Fact>
        <Fact label={t('staff.present')}>
          {t('staff.tier-option', { tier: present, title: titleOf(present) })}
        </Fact>
      </Facts>
      <form
        ref={element}
        className={form.form}
        noValidate
        onSubmit={values.onSubmit(
          () => submit.mutate(),
          () => focusFirstError(element.current),
        )}
      >
        <SelectField
          label={t('staff.tier')}
          description={tiers.find((one) => one.tier === tier)?.requires}
          data={others.map(({ tier: of, title }) => ({
            value: String(of),
            label: t('staff.tier-option', { tier: of, title }),
          }))}
          {...values.getInputProps('tier')}
        />
        <Field
          label={t('staff.reason')}
          description={t('staff.reason-note')}
          maxLength={500}
          {...values.getInputProps('reason')}
        />
        <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
        <Button type="submit" wide busy={submit.isPending}>
          {t('staff.submit', { tier })}
        </Button>
      </form>
    </Card>
  )
}
