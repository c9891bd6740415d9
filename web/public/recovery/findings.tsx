import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts, SectionHead } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import styles from './recovery.module.css'

type Found = ReplyOf<'POST /v1/sign-in-help/open'>
type Props = { readonly found: Found; readonly identifier: string; readonly onAgain: () => void }

/** One sentence and what to do about it. */
const Verdict = (props: { title: string; note: string; children?: ReactNode }) => (
  <>
    <Card tone="warning">
      <div className={styles.tip}>
        <h2>{props.title}</h2>
        <p>{props.note}</p>
      </div>
    </Card>
    {props.children}
  </>
)

const Standing = ({ found }: { found: Found }) => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const { signInPausedUntil, checksPausedUntil, frozen, moneyOutFrom, lostDeviceReadyAt } = found
  return (
    <Card rows>
      <Facts>
        <Fact label={t('found.account')}>{found.accountNumber}</Fact>
        <Fact label={t('found.sign-in')} strong={signInPausedUntil !== null}>
          {signInPausedUntil
            ? t('found.sign-in-paused', { until: words.moment(signInPausedUntil) })
            : t('found.sign-in-open')}
        </Fact>
        <Fact label={t('found.checks')} strong={checksPausedUntil !== null}>
          {checksPausedUntil
            ? t('found.checks-paused', { until: words.moment(checksPausedUntil) })
            : t('found.checks-open')}
        </Fact>
        {frozen && (
          <Fact label={t('found.frozen')} strong>
            {t(`found.frozen-${frozen}`)}
          </Fact>
        )}
        {lostDeviceReadyAt && (
          <Fact label={t('found.lost')}>
            <DateText at={lostDeviceReadyAt} />
          </Fact>
        )}
        {moneyOutFrom && (
          <Fact label={t('found.money-out')}>
            <DateText at={moneyOutFrom} />
          </Fact>
        )}
      </Facts>
    </Card>
  )
}

const Ways = ({ ways }: Pick<Found, 'ways'>) => {
  const { t } = useTranslation('recovery')
  return (
    <>
      <SectionHead title={t('found.ways')} />
      <Card>
        {ways.length === 0 ? (
          <p>{t('found.ways-none')}</p>
        ) : (
          <ul className={styles.lines}>
            {ways.map(({ kind, to = '', left = 0 }) => (
              <li key={kind}>{t(`found.way-${kind}`, { to, left })}</li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}

const Messages = ({ messages }: Pick<Found, 'messages'>) => {
  const { t } = useTranslation('recovery')
  return (
    <>
      <SectionHead title={t('found.messages')} />
      <Card>
        {messages.length === 0 ? (
          <p>{t('found.messages-none')}</p>
        ) : (
          <ul className={styles.lines}>
            {messages.map(({ at, to, state }) => (
              <li key={at} className={styles.line}>
                <span>
                  <DateText at={at} /> · {to}
                </span>
                <span className={styles.note}>{t(`found.state-${state}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}

const OpenAccount = ({ found }: { found: Found }) => {
  const { t } = useTranslation('recovery')
  const isPaused = found.signInPausedUntil !== null
  return (
    <>
      <Standing found={found} />
      {isPaused && <p className={styles.note}>{t('found.sign-in-paused-note')}</p>}
      {found.frozen && <p className={styles.note}>{t('found.frozen-note')}</p>}
      <Ways ways={found.ways} />
      <Messages messages={found.messages} />
      <ButtonLink to={found.unlock ? paths.unlock({ token: found.unlock }) : paths.signIn()} wide>
        {t(found.unlock ? 'found.unlock' : 'found.to-sign-in')}
      </ButtonLink>
      <ButtonLink to={paths.reset()} look="secondary" wide>
        {t('found.reset')}
      </ButtonLink>
      <ButtonLink to={paths.lostDevice()} look="secondary" wide>
        {t('found.lost-action')}
      </ButtonLink>
    </>
  )
}

/** What we know, in words, and the road that fits. */
export const FindingsList = ({ found, identifier, onAgain }: Props) => {
  const { t } = useTranslation('recovery')
  const verdicts = {
    open: () => <OpenAccount found={found} />,
    none: () => (
      <Verdict title={t('found.none')} note={t('found.none-note')}>
        <ButtonLink to={paths.signUp()} wide>
          {t('found.none-action')}
        </ButtonLink>
      </Verdict>
    ),
    waiting: () => (
      <Verdict title={t('found.waiting')} note={t('found.waiting-note')}>
        <ButtonLink to={paths.verify({ contact: identifier })} wide>
          {t('found.waiting-action')}
        </ButtonLink>
      </Verdict>
    ),
    closed: () => (
      <Verdict
        title={t('found.closed', { account: found.accountNumber })}
        note={t('found.closed-note')}
      />
    ),
  }
  return (
    <div className={styles.stack}>
      {verdicts[found.account]()}
      <Button look="quiet" wide onClick={onAgain}>
        {t('help.again')}
      </Button>
    </div>
  )
}
