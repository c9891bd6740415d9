import { IconArrowUpRight, IconBuildingBank, IconFileText, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import styles from './home-actions.module.css'

const actions = [
  { name: 'send', icon: IconArrowUpRight, to: paths.send },
  { name: 'add-money', icon: IconPlus, to: paths.addMoney },
  { name: 'withdraw', icon: IconBuildingBank, to: paths.withdraw },
  { name: 'statement', icon: IconFileText, to: paths.statement },
] as const

/** What people come for, one press away, in the currency that they look at. */
export const HomeActions = ({ currency }: { currency: Currency }) => {
  const { t } = useTranslation('customer')
  return (
    <nav aria-label={t('home.actions')}>
      <ul className={styles.actions}>
        {actions.map(({ name, icon: Icon, to }) => (
          <li key={name}>
            <AppLink className={styles.action ?? ''} to={to({ currency })}>
              <span className={styles.disc} aria-hidden>
                <Icon size={23} stroke={2} />
              </span>
              {t(`home.${name}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
