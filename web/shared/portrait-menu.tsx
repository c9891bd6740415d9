import {
  IconBuildingBank,
  IconChevronRight,
  IconGauge,
  IconLifebuoy,
  IconLockAccess,
  IconLogout,
  IconScale,
  IconSettings,
  IconShieldLock,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson, useSessionChange } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { AppLink } from './app-link.tsx'
import styles from './portrait-menu.module.css'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useStaffPlaces } from './use-staff-places.ts'

/** The first letter or character that stands for a name. */
export const initialOf = (name: string): string =>
  [...name.normalize('NFKC').trim()][0]?.toLocaleUpperCase() ?? '?'

const behindPortrait = [
  { to: paths.security(), label: 'navigation.security', icon: IconShieldLock },
  { to: paths.bankAccounts(), label: 'navigation.bank-accounts', icon: IconBuildingBank },
  { to: paths.limits(), label: 'navigation.limits', icon: IconGauge },
  { to: paths.restrictions(), label: 'navigation.restrictions', icon: IconLockAccess },
  { to: paths.settings(), label: 'navigation.settings', icon: IconSettings },
  { to: paths.policies(), label: 'navigation.policies', icon: IconScale },
  { to: paths.trouble(), label: 'navigation.trouble', icon: IconLifebuoy },
] as const

/**
 * Behind the portrait: who is signed in, account number, language, theme, settings, the places of
 * staff, sign out.
 */
export const PortraitMenu = ({ withName = false }: { withName?: boolean }) => {
  const { t } = useTranslation()
  const person = usePerson()
  const { signOut } = useSessionChange()
  const staffPlaces = useStaffPlaces(person.roles)
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const leave = async () => {
    try {
      await signOut()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <button
        type="button"
        className={withName ? styles.wide : styles.portrait}
        aria-haspopup="dialog"
        aria-label={withName ? undefined : t('portrait.open')}
        onClick={() => setOpen(true)}
      >
        <span className={styles.initial} aria-hidden={withName}>
          {initialOf(person.name)}
        </span>
        {withName && (
          <span className={styles.who}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.account}>{person.accountNumber}</span>
          </span>
        )}
      </button>
      <Sheet title={person.name} open={open} onClose={() => setOpen(false)} closeLabel={t('close')}>
        <CopyRow
          label={t('portrait.account-number')}
          value={person.accountNumber}
          copyLabel={t('copy')}
          copiedLabel={t('copied')}
        />
        <LanguageSwitch />
        <ThemeSwitch />
        {[...behindPortrait, ...staffPlaces].map(({ to, label, icon: Icon }) => (
          <AppLink key={to} className={styles.link} to={to} onClick={() => setOpen(false)}>
            <Icon size={20} aria-hidden />
            <span>{t(label)}</span>
            <IconChevronRight size={18} aria-hidden />
          </AppLink>
        ))}
        <ProblemNotice error={error} onRetry={leave} />
        <Button look="secondary" wide icon={<IconLogout size={20} aria-hidden />} onClick={leave}>
          {t('portrait.sign-out')}
        </Button>
      </Sheet>
    </>
  )
}
