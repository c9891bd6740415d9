import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, Row, SectionHead, Tag } from '../../ui/card.tsx'
import styles from './policies.module.css'

type Props = {
  readonly page: PolicyTopicPage
  /** The version in force. */
  readonly current: number | undefined
}

/** Every version of a topic, newest first; each can be read. */
export const PolicyHistory = ({ page, current }: Props) => {
  const { t } = useTranslation('policies')
  const words = useWords()
  return (
    <>
      <SectionHead title={t('history.title')} />
      <Card rows>
        {page.history.map(({ version, effectiveFrom, changed }) => (
          <AppLink
            key={version}
            className={styles.link ?? ''}
            to={paths.policy(page.topic, { version: String(version) })}
            aria-current={version === page.version ? 'page' : undefined}
          >
            <Row
              title={
                <span className={styles.version}>
                  {t('history.version', { version })}
                  {version === current && <Tag tone="success">{t('history.now')}</Tag>}
                  {version === page.version && version !== current && (
                    <Tag>{t('history.shown')}</Tag>
                  )}
                </span>
              }
              note={[
                t('history.since', { date: words.date(effectiveFrom) }),
                ...(changed ? [t('history.changed')] : []),
              ].join(' · ')}
            />
          </AppLink>
        ))}
      </Card>
    </>
  )
}
