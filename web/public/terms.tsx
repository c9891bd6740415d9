import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import styles from './terms.module.css'

const clauses = [
  'account',
  'balances',
  'deposits',
  'sending',
  'prices',
  'refusals',
  'safety',
  'data',
  'changes',
] as const

/** What a person agrees to when opening an account; a page of its own that can be read before. */
export const Terms = () => {
  const { t } = useTranslation('terms')
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const version = options.data?.termsVersion
  return (
    <NarrowPage
      title={t('title')}
      lead={version ? t('version', { version }) : undefined}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('title')} · OKPay`}</title>
      <ol className={styles.clauses}>
        {clauses.map((clause) => (
          <li key={clause}>
            <h2>{t(`${clause}.title`)}</h2>
            <p>{t(`${clause}.text`)}</p>
            {clause === 'prices' && (
              <p>
                <AppLink to={paths.policies()}>{t('prices.link')}</AppLink>
              </p>
            )}
          </li>
        ))}
      </ol>
    </NarrowPage>
  )
}
