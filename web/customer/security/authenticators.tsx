import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecurityState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { factorIcons } from '../../shared/factor-check/other-ways.tsx'
import { hasPasskeys } from '../../shared/passkey-ceremony.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Card, Disc, Row, SectionHead } from '../../ui/card.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './security.module.css'
import { useSecurityChange } from './use-security.ts'

type Authenticator = SecurityState['authenticators'][number]
type ItemProps = { readonly item: Authenticator; readonly onRemove: () => void }

const AuthenticatorRow = ({ item, onRemove }: ItemProps) => {
  const { t } = useTranslation('security')
  const words = useWords()
  const { kind, label, createdAt, lastUsedAt } = item
  const Icon = factorIcons[kind]
  const used = lastUsedAt
    ? t('authenticators.used', { at: words.moment(lastUsedAt) })
    : t('authenticators.unused')
  return (
    <li className={styles.item}>
      <Row
        lead={
          <Disc tone="accent">
            <Icon size={21} stroke={1.8} />
          </Disc>
        }
        title={label}
        note={
          <>
            {t(`way.${kind}`)}
            <span className={styles.line}>
              {t('authenticators.added', { at: words.date(createdAt) })} · {used}
            </span>
          </>
        }
        end={
          <IconButton label={t('authenticators.remove', { label })} onClick={onRemove}>
            <IconTrash size={20} />
          </IconButton>
        }
      />
    </li>
  )
}

/** Apps and passkeys: each with its name, when it came and when it was last used. */
export const Authenticators = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  const changed = useSecurityChange()
  const remove = useMutation({
    mutationFn: ({ id }: Authenticator) => call('DELETE /v1/me/factors/{id}', { params: { id } }),
    onSuccess: (next, { label }) => {
      changed(next)
      toast(t('authenticators.removed', { label }))
    },
  })
  const { reset } = remove
  // What was refused may be possible once something else has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters
  useEffect(reset, [state])
  const { authenticators } = state
  return (
    <>
      <SectionHead title={t('authenticators.title')} />
      <Card>
        {authenticators.length === 0 ? (
          <p className={styles.note}>{t('authenticators.none')}</p>
        ) : (
          <ul className={styles.top}>
            {authenticators.map((item) => (
              <AuthenticatorRow key={item.id} item={item} onRemove={() => remove.mutate(item)} />
            ))}
          </ul>
        )}
        <div className={styles.actions}>
          <ProblemNotice
            error={remove.error}
            onRetry={() => remove.variables && remove.mutate(remove.variables)}
          />
          <ButtonLink
            to={paths.securityApp()}
            look={authenticators.length === 0 ? 'primary' : 'secondary'}
            wide
            icon={<IconPlus size={20} aria-hidden />}
          >
            {t('authenticators.add-app')}
          </ButtonLink>
          {hasPasskeys() ? (
            <ButtonLink
              to={paths.securityPasskey()}
              look="secondary"
              wide
              icon={<IconPlus size={20} aria-hidden />}
            >
              {t('authenticators.add-passkey')}
            </ButtonLink>
          ) : (
            <p className={styles.note}>{t('authenticators.no-passkeys')}</p>
          )}
        </div>
      </Card>
    </>
  )
}
