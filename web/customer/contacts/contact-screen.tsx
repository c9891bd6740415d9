import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../api/problem.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { readPhone, showPhone } from '../../shared/phone.ts'
import { PhoneField } from '../../shared/phone-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts, SectionHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { ConfirmContact } from './confirm-contact.tsx'
import { type ContactChangeState, type Kind, useContactChange } from './use-contact-change.ts'

const looksLikeEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text)

/** A number stays on one line. */
export const shown = (kind: Kind, contact: string): string =>
  kind === 'phone' ? showPhone(contact).replaceAll(' ', '\u00a0') : contact

type Props = { readonly kind: Kind; readonly state: ContactChangeState }

const NewContact = ({ kind, state: { begin }, onSent }: Props & { onSent: () => void }) => {
  const { t } = useTranslation('recovery')
  const { country } = usePerson()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = () => {
    const to = kind === 'phone' ? readPhone(text, country) : text.trim()
    const isFine = to !== null && (kind === 'phone' || looksLikeEmail(to))
    setWrong(!isFine)
    if (isFine && !begin.isPending) begin.mutate(to, { onSuccess: onSent })
  }
  const field = {
    label: t(`contacts.${kind}-new`),
    error: wrong ? t(`contacts.${kind}-wrong`) : fieldErrors(begin.error)[kind],
    value: text,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      setText(currentTarget.value)
      setWrong(false)
    },
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      {kind === 'phone' ? (
        <PhoneField country={country} {...field} />
      ) : (
        <Field
          {...field}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
      )}
      <ProblemNotice error={begin.error} onRetry={send} compact />
      <Button type="submit" wide busy={begin.isPending}>
        {t(`contacts.${kind}-submit`)}
      </Button>
    </form>
  )
}

/** What a change brings with it, before it is begun. */
const WhatHappens = () => {
  const { t } = useTranslation('recovery')
  return (
    <>
      <SectionHead title={t('contacts.what')} />
      <Card>
        <ol className={styles.stack}>
          {(['check', 'old', 'told', 'wait'] as const).map((step) => (
            <li key={step}>{t(`contacts.what-${step}`)}</li>
          ))}
        </ol>
      </Card>
    </>
  )
}

const RemovePhone = ({ state: { contacts, remove } }: Pick<Props, 'state'>) => {
  const { t } = useTranslation('recovery')
  if (!contacts.data?.phone) return null
  if (!contacts.data.canRemovePhone) return <p className={styles.note}>{t('contacts.keep')}</p>
  return (
    <>
      <ProblemNotice error={remove.error} onRetry={() => remove.mutate()} />
      <Button look="danger" wide busy={remove.isPending} onClick={() => remove.mutate()}>
        {t('contacts.remove')}
      </Button>
    </>
  )
}

const ContactScreen = ({ kind }: { kind: Kind }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const state = useContactChange(kind)
  const [isOther, setOther] = useState(false)
  const { data, error, refetch } = state.contacts
  const waiting = data?.[`${kind}Waiting`] ?? null
  const now = data?.[kind] ?? null
  return (
    <Screen
      title={t(`recovery:contacts.${kind}-title`)}
      backTo={paths.settings()}
      aside={<WhatHappens />}
    >
      {data ? (
        <>
          <Card rows>
            <Facts>
              <Fact label={t('recovery:contacts.now')}>
                {now ? shown(kind, now) : t('recovery:contacts.none')}
              </Fact>
            </Facts>
          </Card>
          {waiting && !isOther ? (
            <ConfirmContact
              kind={kind}
              state={state}
              waiting={waiting}
              onOther={() => setOther(true)}
            />
          ) : (
            <Card>
              <NewContact key={now} kind={kind} state={state} onSent={() => setOther(false)} />
            </Card>
          )}
          {kind === 'phone' && <RemovePhone state={state} />}
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} />
      ) : (
        <Card rows>
          <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
            <RowBones rows={2} />
          </Waiting>
        </Card>
      )}
    </Screen>
  )
}

export const ChangeEmail = () => <ContactScreen kind="email" />
export const ChangePhone = () => <ContactScreen kind="phone" />
