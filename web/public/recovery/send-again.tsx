import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { formatCountdown } from '../../ui/format.ts'

type Props = {
  /** A link, or a code. */
  readonly what: 'link' | 'code'
  /** Seconds until another one may be asked for. */
  readonly wait: number
  readonly busy: boolean
  readonly onSend: () => void
  readonly onOther: () => void
}

/** Another message once a minute, or another address. */
export const SendAgain = ({ what, wait, busy, onSend, onOther }: Props) => {
  const { t } = useTranslation('recovery')
  const words = what === 'link' ? 'code.resend-link' : 'code.resend'
  return (
    <>
      <Button look="quiet" wide disabled={wait > 0} busy={busy} onClick={onSend}>
        {wait > 0 ? t(`${words}-in`, { time: formatCountdown(wait) }) : t(words)}
      </Button>
      <Button look="quiet" wide onClick={onOther}>
        {t('code.other')}
      </Button>
    </>
  )
}
