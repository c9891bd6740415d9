import { useTranslation } from 'react-i18next'
import type { SecurityState } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { factorIcons } from '../../shared/factor-check/other-ways.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Disc, Row, SectionHead } from '../../ui/card.tsx'
import styles from './security.module.css'
import { useWaysChange } from './use-security.ts'

type Props = {
  readonly kind: 'email' | 'sms'
  readonly codes: SecurityState['emailCodes']
  /** Why it is as it is. */
  readonly why: string
}

/** Codes by one channel: where to, on or off, and why. */
const MessageCodes = ({ kind, codes: { to, on }, why }: Props) => {
  const { t } = useTranslation('security')
  const change = useWaysChange()
  const Icon = factorIcons[kind]
  const turn = () => change.mutate(kind === 'email' ? { emailCodes: !on } : { smsCodes: !on })
  const state = t(on ? 'codes.on' : 'codes.off')
  return (
    <li className={styles.item}>
      <Row
        lead={
          <Disc>
            <Icon size={21} stroke={1.8} />
          </Disc>
        }
        title={t(`way.${kind}`)}
        note={<span className={styles.line}>{to ? `${state} · ${to}` : t('codes.no-phone')}</span>}
        end={
          to ? (
            <Button size="small" look="secondary" busy={change.isPending} onClick={turn}>
              {t(`codes.${kind}-${on ? 'stop' : 'start'}`)}
            </Button>
          ) : (
            <ButtonLink to={paths.changePhone()} size="small" look="secondary">
              {t('codes.add-phone')}
            </ButtonLink>
          )
        }
      />
      <p className={styles.note}>{why}</p>
      <ProblemNotice error={change.error} onRetry={turn} />
    </li>
  )
}

/** Codes by mail and SMS; the mailbox stops counting with the first authenticator. */
export const MessageCodesCard = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  const { authenticators, emailCodes, smsCodes } = state
  const isStrong = authenticators.length > 0
  const whyMail = emailCodes.on ? (isStrong ? 'still-on' : 'alone') : 'off'
  return (
    <>
      <SectionHead title={t('codes.title')} />
      <Card rows>
        <ul className={styles.list}>
          {emailCodes.to && (
            <MessageCodes kind="email" codes={emailCodes} why={t(`codes.email-why-${whyMail}`)} />
          )}
          <MessageCodes kind="sms" codes={smsCodes} why={t('codes.sms-why')} />
        </ul>
      </Card>
    </>
  )
}
