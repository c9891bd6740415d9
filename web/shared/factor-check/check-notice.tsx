import { IconFingerprintOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isFailure } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../notice.tsx'
import { isPasskeyFailure } from '../passkey-ceremony.ts'
import { ProblemNotice } from '../problem-notice.tsx'

type Props = {
  readonly error: unknown
  readonly onRetry: () => void
  readonly onStartOver: () => void
}

/** No answer counts until the pause is over; by then this check has run out. */
const isPaused = (error: unknown): boolean =>
  isFailure(error) && error.problem?.code === 'identity.factors_paused'

/** Why a check did not go on: the browser's reason for a passkey, else the program's. */
export const CheckNotice = ({ error, onRetry, onStartOver }: Props) => {
  const { t } = useTranslation('security')
  if (!isPasskeyFailure(error)) {
    return (
      <ProblemNotice
        error={error}
        onRetry={isPaused(error) ? onStartOver : onRetry}
        onStartOver={onStartOver}
        compact
      />
    )
  }
  const { kind } = error
  return (
    <Notice
      icon={<IconFingerprintOff size={22} />}
      title={t(`passkey-failure.${kind}`)}
      detail={t(`passkey-failure.${kind}-detail`)}
    >
      {kind === 'cancelled' && (
        <Button size="small" look="secondary" onClick={onRetry}>
          {t('check.try-again')}
        </Button>
      )}
    </Notice>
  )
}
