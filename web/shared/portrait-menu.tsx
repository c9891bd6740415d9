import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson } from '../api/session.ts'
import { Sheet } from '../ui/sheet.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './portrait-menu.module.css'

const loadSheet = () => import('./portrait-sheet.tsx')
const PortraitSheet = lazy(async () => ({ default: (await loadSheet()).PortraitSheet }))

/** The first letter or character that stands for a name. */
export const initialOf = (name: string): string =>
  [...name.normalize('NFKC').trim()][0]?.toLocaleUpperCase() ?? '?'

/** The portrait: who is signed in, and behind it what is not about money. */
export const PortraitMenu = ({ withName = false }: { withName?: boolean }) => {
  const { t } = useTranslation()
  const person = usePerson()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        className={withName ? styles.wide : styles.portrait}
        aria-haspopup="dialog"
        aria-label={withName ? undefined : t('portrait.open')}
        onPointerEnter={() => void loadSheet()}
        onClick={() => setOpen(true)}
      >
        <span className={styles.initial} aria-hidden={withName}>
          {initialOf(person.name)}
        </span>
        {withName && (
          <span className={styles.who}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.account}>{person.accountNumber}</span>
          </span>
        )}
      </button>
      <Sheet title={person.name} open={open} onClose={close} closeLabel={t('close')}>
        <Suspense fallback={<RowBones rows={5} />}>
          <PortraitSheet onClose={close} />
        </Suspense>
      </Sheet>
    </>
  )
}
