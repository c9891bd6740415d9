import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useBlocker } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../api/download.ts'
import { usePerson } from '../../api/session.ts'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckField } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './kept-codes.module.css'

type Props = {
  /** Ten; they are shown here and nowhere else. */
  readonly codes: readonly string[]
  readonly onDone: () => void
}

/** As a text that is read without OKPay: whose, from when, what for. */
const useCodesAsText = (codes: readonly string[]) => {
  const { t } = useTranslation('security')
  const words = useWords()
  const { accountNumber } = usePerson()
  const about = t('kept.file-head', {
    account: accountNumber,
    date: words.date(new Date().toISOString()),
  })
  return `${about}\n\n${codes.join('\n')}\n`
}

const Keep = ({ codes }: { codes: readonly string[] }) => {
  const { t } = useTranslation('security')
  const clipboard = useClipboard({ timeout: 2_000 })
  const text = useCodesAsText(codes)
  const { copied } = clipboard
  const iconOf = (Icon: typeof IconCopy) => <Icon size={18} aria-hidden />
  return (
    <div className={styles.keep}>
      <Button
        size="small"
        look="secondary"
        icon={iconOf(copied ? IconCheck : IconCopy)}
        onClick={() => clipboard.copy(codes.join('\n'))}
      >
        <span role="status">{t(copied ? 'kept.copied' : 'kept.copy')}</span>
      </Button>
      <Button
        size="small"
        look="secondary"
        icon={iconOf(IconDownload)}
        onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), t('kept.file-name'))}
      >
        {t('kept.download')}
      </Button>
      <Button
        size="small"
        look="secondary"
        icon={iconOf(IconPrinter)}
        onClick={() => window.print()}
      >
        {t('kept.print')}
      </Button>
    </div>
  )
}

/** Asks before somebody leaves with codes that were never kept. */
const useStaying = () => {
  const kept = useRef(false)
  const blocker = useBlocker({
    shouldBlockFn: () => !kept.current,
    enableBeforeUnload: () => !kept.current,
    withResolver: true,
  })
  return { kept, blocker }
}

/** Recovery codes, shown once: to be copied, downloaded or printed, and kept before going on. */
export const KeptCodes = ({ codes, onDone }: Props) => {
  const { t } = useTranslation(['security', 'common'])
  const [isKept, setKept] = useState(false)
  const [missing, setMissing] = useState(false)
  const { kept, blocker } = useStaying()
  const finish = () => {
    setMissing(!isKept)
    if (!isKept) return
    kept.current = true
    onDone()
  }
  return (
    <Screen
      title={t('kept.title')}
      bottom={
        <BottomBar>
          <Button wide onClick={finish}>
            {t('kept.done')}
          </Button>
        </BottomBar>
      }
    >
      <h2 className={styles.head}>{t('kept.title')}</h2>
      <p className={styles.note}>{t('kept.lead')}</p>
      <Card>
        <ol className={styles.codes} aria-label={t('kept.title')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </Card>
      <Keep codes={codes} />
      <CheckField
        label={t('kept.confirm')}
        error={missing && t('kept.missing')}
        checked={isKept}
        onChange={({ currentTarget }) => {
          setKept(currentTarget.checked)
          setMissing(false)
        }}
      />
      <Sheet
        title={t('kept.leave-title')}
        place="middle"
        open={blocker.status === 'blocked'}
        onClose={() => blocker.reset?.()}
        closeLabel={t('common:close')}
      >
        <p>{t('kept.leave')}</p>
        <Button wide onClick={() => blocker.reset?.()}>
          {t('kept.stay')}
        </Button>
        <Button look="danger" wide onClick={() => blocker.proceed?.()}>
          {t('kept.leave-anyway')}
        </Button>
      </Sheet>
    </Screen>
  )
}
