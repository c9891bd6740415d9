import { IconArrowUpRight, IconCoins, IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { walletCurrencies } from '#money'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { Redirect } from '../shared/redirect.tsx'
import { useWords } from '../shared/use-words.ts'
import { PublicFoot, PublicTop } from './public-top.tsx'
import styles from './welcome.module.css'

const icons = { hold: IconCoins, send: IconArrowUpRight, clear: IconMapPin }
const points = ['hold', 'send', 'clear'] as const

/** What OKPay is, and the two ways in. Signed-in people go home. */
export const Welcome = () => {
  const { t } = useTranslation('public')
  const words = useWords()
  const session = useSession()
  if (session.data) return <Redirect to={paths.home()} />
  const currencies = words.list(walletCurrencies)
  return (
    <div className={styles.page}>
      <title>{t('welcome.window')}</title>
      <header className={styles.top}>
        <PublicTop />
      </header>
      <main className={styles.main} id="main">
        <div className={styles.pitch}>
          <h1>{t('welcome.title')}</h1>
          <p className={styles.lead}>{t('welcome.lead')}</p>
        </div>
        <ul className={styles.points}>
          {points.map((point) => {
            const Icon = icons[point]
            return (
              <li key={point} className={styles.point}>
                <span className={styles.icon} aria-hidden>
                  <Icon size={22} stroke={1.8} />
                </span>
                <span>
                  <strong className={styles.head}>
                    {t(`welcome.points.${point}`, { currencies })}
                  </strong>
                  <span className={styles.note}>{t(`welcome.points.${point}-note`)}</span>
                </span>
              </li>
            )
          })}
        </ul>
        <div className={styles.ways}>
          <ButtonLink to={paths.signUp()} wide>
            {t('welcome.sign-up')}
          </ButtonLink>
          <ButtonLink to={paths.signIn()} look="secondary" wide>
            {t('welcome.sign-in')}
          </ButtonLink>
        </div>
      </main>
      <footer className={styles.foot}>
        <PublicFoot />
      </footer>
    </div>
  )
}
