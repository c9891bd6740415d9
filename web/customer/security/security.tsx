import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SecurityState } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card, Disc, Fact, Facts, Row, SectionHead } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { Authenticators } from './authenticators.tsx'
import { MessageCodesCard } from './message-codes.tsx'
import { PreferredWay } from './preferred-way.tsx'
import { hasFewCodes } from './protections.ts'
import styles from './security.module.css'
import { securityLinks } from './security-links.ts'
import { SecuritySummary } from './security-summary.tsx'
import { useSecurity } from './use-security.ts'

const RecoveryCodesCard = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  const { recoveryCodesLeft: left } = state
  return (
    <>
      <SectionHead title={t('recovery.title')} />
      <Card tone={left > 0 && hasFewCodes(state) ? 'warning' : 'plain'}>
        <div className={styles.stack}>
          <p>{left === 0 ? t('recovery.none') : t('recovery.left', { left })}</p>
          <ButtonLink to={paths.securityRecoveryCodes()} look="secondary" wide>
            {t(left === 0 ? 'recovery.make' : 'recovery.renew')}
          </ButtonLink>
        </div>
      </Card>
    </>
  )
}

const More = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  return (
    <>
      <PreferredWay state={state} />
      <SectionHead title={t('links.title')} />
      <Card rows>
        <Facts>
          <Fact label={t('links.password-set')}>
            <DateText at={state.passwordSetAt} form="date" />
          </Fact>
        </Facts>
        {state.passwordIsOld && <p className={styles.note}>{t('links.password-old')}</p>}
        <ul className={styles.links}>
          {securityLinks.map(({ name, to, icon: Icon }) => (
            <li key={name}>
              <AppLink to={to} className={styles.link ?? ''}>
                <Row
                  lead={
                    <Disc>
                      <Icon size={21} stroke={1.8} />
                    </Disc>
                  }
                  title={t(`links.${name}`)}
                  note={<span className={styles.line}>{t(`links.${name}-note`)}</span>}
                  end={<IconChevronRight size={18} aria-hidden />}
                />
              </AppLink>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** How the account is protected: what is on, factors, recovery codes, and what else there is. */
export const Security = () => {
  const { t } = useTranslation(['security', 'common'])
  const { data, error, refetch } = useSecurity()
  return (
    <Screen title={t('title')} backTo={paths.settings()} aside={data && <More state={data} />}>
      {data ? (
        <>
          <SecuritySummary state={data} />
          <Authenticators state={data} />
          <MessageCodesCard state={data} />
          <RecoveryCodesCard state={data} />
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} />
      ) : (
        <Card rows>
          <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
            <RowBones rows={5} />
          </Waiting>
        </Card>
      )}
    </Screen>
  )
}
