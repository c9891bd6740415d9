import { useTranslation } from 'react-i18next'
import type { SecurityState } from '../../api/calls.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './security.module.css'
import { useWaysChange } from './use-security.ts'

type Preferred = NonNullable<SecurityState['preferred']>

const usableWays = ({ authenticators, emailCodes, smsCodes }: SecurityState): Preferred[] => {
  const has = (kind: 'passkey' | 'totp') => authenticators.some((each) => each.kind === kind)
  const ways = {
    passkey: has('passkey'),
    totp: has('totp'),
    sms: smsCodes.on,
    email: emailCodes.on,
  }
  return (Object.keys(ways) as Preferred[]).filter((way) => ways[way])
}

/** Which way is offered first; nothing to choose while there is only one. */
export const PreferredWay = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  const change = useWaysChange()
  const ways = usableWays(state)
  if (ways.length < 2) return null
  const choose = (preferred: Preferred | null) =>
    change.mutate({ preferred }, { onSuccess: () => toast(t('preferred.saved')) })
  const value = state.preferred && ways.includes(state.preferred) ? state.preferred : ''
  return (
    <>
      <SectionHead title={t('preferred.title')} />
      <Card>
        <div className={styles.stack}>
          <SelectField
            label={t('preferred.label')}
            description={t('preferred.note')}
            disabled={change.isPending}
            data={[
              { value: '', label: t('preferred.automatic') },
              ...ways.map((way) => ({ value: way, label: t(`way.${way}`) })),
            ]}
            value={value}
            onChange={({ currentTarget }) => choose((currentTarget.value || null) as Preferred)}
          />
          <ProblemNotice
            error={change.error}
            onRetry={() => change.variables && change.mutate(change.variables)}
          />
        </div>
      </Card>
    </>
  )
}
