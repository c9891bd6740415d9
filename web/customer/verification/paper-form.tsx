import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { CountryField } from '../../shared/country-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { BottomBar } from '../../ui/page.tsx'
import { StepForm } from '../../ui/step.tsx'
import type { OwnDocument, Part, Variant } from './use-verification.ts'

type Props = { readonly part: Part; readonly onBegun: (document: OwnDocument) => void }

/** What is typed and begun with it. */
const usePaper = ({ part, onBegun }: Props) => {
  const { t } = useTranslation('verification')
  const { country } = usePerson()
  const isIdentity = part.kind === 'identity'
  const values = useForm({
    initialValues: { variant: part.accepted[0] as Variant, country, number: '', expiresOn: '' },
    validate: {
      number: (text) => (isIdentity && text.trim().length < 3 ? t('number-missing') : null),
      expiresOn: (text) => (isIdentity && text === '' ? t('expiry-missing') : null),
    },
  })
  const begin = useMutation({
    mutationFn: () => {
      const { variant, number, expiresOn, country: issuer } = values.values
      const identity = isIdentity ? { number: number.trim(), expiresOn } : {}
      const issued = part.kind === 'selfie' ? {} : { country: issuer }
      return call('POST /v1/me/documents', {
        body: { kind: part.kind, variant, ...issued, ...identity },
      })
    },
    onSuccess: onBegun,
    onError: (error) => values.setErrors(fieldErrors(error)),
  })
  return { values, begin, isIdentity }
}

/** Which paper it is, who issued it, and until when it is good. */
export const PaperForm = (props: Props) => {
  const { part } = props
  const { t } = useTranslation('verification')
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const { values, begin, isIdentity } = usePaper(props)
  return (
    <StepForm onSubmit={values.onSubmit(() => begin.mutate())}>
      <Card>
        <div className={form.form}>
          {part.kind === 'selfie' ? (
            <p>{t('why.selfie')}</p>
          ) : (
            <SelectField
              label={t('paper')}
              data={part.accepted.map((variant) => ({
                value: variant,
                label: t(`variant.${variant}`),
              }))}
              {...values.getInputProps('variant')}
            />
          )}
          {options.data && part.kind !== 'selfie' && (
            <CountryField
              label={t('issued-by')}
              countries={options.data.countries}
              {...values.getInputProps('country')}
            />
          )}
          {isIdentity && (
            <>
              <Field
                label={t('number')}
                description={t('number-note')}
                maxLength={40}
                autoComplete="off"
                autoCapitalize="characters"
                {...values.getInputProps('number')}
              />
              <Field
                type="date"
                label={t('expires')}
                description={t('expires-note')}
                {...values.getInputProps('expiresOn')}
              />
            </>
          )}
        </div>
      </Card>
      <ProblemNotice error={begin.error} onRetry={() => begin.mutate()} />
      <BottomBar>
        <Button type="submit" wide busy={begin.isPending}>
          {t('to-photos')}
        </Button>
      </BottomBar>
    </StepForm>
  )
}
