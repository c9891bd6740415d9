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
import { AppLink } from './app-link.tsx'
import styles from './portrait-menu.module.css'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { staffPlacesOf } from './staff-places.tsx'

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
 * What is behind the portrait: account number, language, theme, settings, the places of staff, sign
 * out. Loaded when it is first opened.
 */
export const PortraitSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const person = usePerson()
  const { signOut } = useSessionChange()
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
      <CopyRow
        label={t('portrait.account-number')}
        value={person.accountNumber}
        copyLabel={t('copy')}
        copiedLabel={t('copied')}
      />
      <LanguageSwitch />
      <ThemeSwitch />
      {[...behindPortrait, ...staffPlacesOf(person.roles)].map(({ to, label, icon: Icon }) => (
        <AppLink key={to} className={styles.link} to={to} onClick={onClose}>
          <Icon size={20} aria-hidden />
          <span>{t(label)}</span>
          <IconChevronRight size={18} aria-hidden />
        </AppLink>
      ))}
      <ProblemNotice error={error} onRetry={leave} />
      <Button look="secondary" wide icon={<IconLogout size={20} aria-hidden />} onClick={leave}>
        {t('portrait.sign-out')}
      </Button>
    </>
  )
}
