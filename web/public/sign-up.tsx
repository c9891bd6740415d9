import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { ApplicantFields, ContactFields, SignUpPassword } from './sign-up-fields.tsx'
import { useSignUp } from './use-sign-up.ts'

/** A date as a version stays on one line. */
const unbroken = (version: string) => version.replaceAll('-', '\u2011')

/** Opens an account; the code then goes to the e-mail address or the phone. */
export const SignUp = () => {
  const { t } = useTranslation('public')
  const element = useRef<HTMLFormElement>(null)
  const { options, form, submit, send } = useSignUp(element)
  const version = unbroken(options.data?.termsVersion ?? '…')
  return (
    <NarrowPage
      title={t('sign-up.title')}
      lead={t('sign-up.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('sign-up.title')} · OKPay`}</title>
      <ProblemNotice error={options.error} onRetry={() => options.refetch()} />
      <form ref={element} className={styles.form} noValidate onSubmit={send}>
        <ApplicantFields form={form} options={options.data} />
        <ContactFields form={form} options={options.data} />
        <SignUpPassword form={form} options={options.data} />
        <CheckField
          label={t('sign-up.terms', { version })}
          {...form.getInputProps('terms', { type: 'checkbox' })}
        />
        <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} compact />
        <Button type="submit" wide busy={submit.isPending}>
          {t('sign-up.submit')}
        </Button>
        <p className={styles.aside}>
          {t('sign-up.have-account')} <AppLink to={paths.signIn()}>{t('sign-up.sign-in')}</AppLink>
        </p>
      </form>
    </NarrowPage>
  )
}
