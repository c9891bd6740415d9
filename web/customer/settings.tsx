import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../api/queries.ts'
import { usePerson } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { showPhone } from '../shared/phone.ts'
import { LanguageSwitch, ThemeSwitch } from '../shared/preferences.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useInboxPresence } from '../shared/use-inbox-presence.ts'
import { Card, Fact, Facts, SectionHead } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import { ProfileForm } from './profile-form.tsx'
import styles from './settings.module.css'

const SettingsLink = (props: { to: string; label: string; value?: string }) => (
  <AppLink className={styles.link ?? ''} to={props.to}>
    <span>{props.label}</span>
    {props.value && <span className={styles.value}>{props.value}</span>}
    <IconChevronRight size={18} aria-hidden />
  </AppLink>
)

/** What signs in and is written to; each changes on a screen of its own. */
const Contacts = () => {
  const { t } = useTranslation('customer')
  const { email, phone } = usePerson()
  const none = t('settings.contact-none')
  return (
    <>
      <SectionHead title={t('settings.contacts')} />
      <Card rows>
        <SettingsLink to={paths.changeEmail()} label={t('settings.email')} value={email ?? none} />
        <SettingsLink
          to={paths.changePhone()}
          label={t('settings.phone')}
          value={phone ? showPhone(phone).replaceAll(' ', '\u00a0') : none}
        />
      </Card>
    </>
  )
}

/** The way to what protects the account. */
const SecurityLink = () => {
  const { t } = useTranslation('customer')
  return (
    <>
      <SectionHead title={t('settings.security')} />
      <Card rows>
        <SettingsLink to={paths.security()} label={t('settings.security-open')} />
        <SettingsLink to={paths.verification()} label={t('settings.verification')} />
      </Card>
    </>
  )
}

/** What has a screen of its own. */
const Links = () => {
  const { t } = useTranslation('customer')
  const inbox = useInboxPresence()
  return (
    <nav className={styles.links}>
      <AppLink to={paths.limits()}>{t('settings.limits')}</AppLink>
      <AppLink to={paths.securityFreeze()}>{t('settings.freeze')}</AppLink>
      <AppLink to={paths.official()}>{t('settings.official')}</AppLink>
      <a href={paths.developers()}>{t('settings.developers')}</a>
      {inbox && <AppLink to={paths.inbox()}>{t('settings.inbox')}</AppLink>}
    </nav>
  )
}

/** Profile, main currency, language, appearance, messages. */
export const Settings = () => {
  const { t } = useTranslation('customer')
  const person = usePerson()
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  return (
    <Screen
      title={t('settings.title')}
      backTo={paths.home()}
      aside={
        <>
          <SecurityLink />
          <SectionHead title={t('settings.look')} />
          <Card>
            <div className={styles.look}>
              <LanguageSwitch />
              <p className={styles.note}>{t('settings.language-note')}</p>
              <ThemeSwitch />
            </div>
          </Card>
          <SectionHead title={t('settings.account')} />
          <Card rows>
            <Facts>
              <Fact label={t('portrait.account-number', { ns: 'common' })}>
                {person.accountNumber}
              </Fact>
              {person.representative !== null && (
                <Fact label={t('settings.representative')}>{person.representative}</Fact>
              )}
              <Fact label={t('settings.since')}>
                <DateText at={person.createdAt} form="date" />
              </Fact>
            </Facts>
          </Card>
          <SectionHead title={t('settings.messages')} />
          <Card rows>
            <SettingsLink to={paths.noticeSettings()} label={t('settings.notices')} />
            <SettingsLink to={paths.sentMessages()} label={t('settings.sent-messages')} />
          </Card>
          <Links />
        </>
      }
    >
      <Contacts />
      <SectionHead title={t('settings.profile')} />
      <Card>
        {options.data ? (
          <ProfileForm key={person.id} countries={options.data.countries} />
        ) : options.isError ? (
          <ProblemNotice error={options.error} onRetry={() => options.refetch()} />
        ) : (
          <RowBones rows={5} />
        )}
      </Card>
    </Screen>
  )
}
