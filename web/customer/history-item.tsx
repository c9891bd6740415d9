import {
  IconAlertTriangle,
  IconDevices,
  IconKey,
  IconLock,
  IconLogin2,
  IconLogout,
  IconShieldCheck,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SecurityEvent } from '../api/calls.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { useWords } from '../shared/use-words.ts'
import { Disc, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { capitalised, spaceHan } from '../ui/format.ts'
import styles from './security-history.module.css'

type Kind = SecurityEvent['kind']

const icons: Readonly<Partial<Record<Kind, typeof IconKey>>> = {
  account_opened: IconUser,
  signed_in: IconLogin2,
  sign_in_failed: IconAlertTriangle,
  signed_out: IconLogout,
  sessions_ended: IconDevices,
  locked: IconLock,
  frozen: IconLock,
  closed: IconLock,
  password_changed: IconKey,
  profile_changed: IconUser,
  recovery_code_used: IconKey,
}

const knownFields = ['name', 'phone', 'country', 'language', 'mainCurrency'] as const
/** Kinds whose sentence names the device. */
const deviceKinds = ['account_opened', 'signed_in', 'sign_in_failed', 'signed_out'] as const
type DeviceKind = (typeof deviceKinds)[number]
const namesDevice = (kind: Kind): kind is DeviceKind => deviceKinds.includes(kind as DeviceKind)

/** `Signed in with Chrome on macOS`, and below it what else is known. */
const useSentences = ({ kind, by, device, place, factor, fields }: SecurityEvent) => {
  const { t } = useTranslation('history')
  const { list } = useWords()
  const changed = knownFields
    .filter((name) => fields.includes(name))
    .map((name) => t(`field.${name}`))
  const inTitle = device !== null && namesDevice(kind)
  const title = inTitle
    ? t(`with.${kind}`, { device })
    : t(`what.${kind}`, { factor: t(`factor.${factor ?? 'other'}`) })
  const notes = [
    changed.length > 0 ? capitalised(list(changed)) : null,
    by === 'staff' ? t('by-staff') : by === 'okpay' ? t('by-okpay') : null,
    inTitle ? null : device,
    place === null ? null : t('from', { place }),
  ]
  return { title: spaceHan(title), notes: notes.filter((note) => note !== null).map(spaceHan) }
}

/** Failures and locks have more to say than a line. */
const isExplained = ({ kind }: SecurityEvent): boolean =>
  kind === 'sign_in_failed' || kind === 'locked'

/** One line of the history: what happened, with what, from where, when. */
export const HistoryItem = ({ event }: { event: SecurityEvent }) => {
  const { t } = useTranslation('history')
  const { title, notes } = useSentences(event)
  const Icon = icons[event.kind] ?? IconShieldCheck
  return (
    <li className={styles.item}>
      <Disc tone={event.kind === 'signed_in' ? 'accent' : 'fill'}>
        <Icon size={20} stroke={1.8} />
      </Disc>
      <div className={styles.words}>
        <p className={styles.what}>
          {title}
          {event.outcome === 'refused' && event.kind !== 'sign_in_failed' && (
            <>
              {' '}
              <Tag tone="warning">{t('refused')}</Tag>
            </>
          )}
        </p>
        {notes.length > 0 && <p className={styles.note}>{notes.join(' · ')}</p>}
        {isExplained(event) && (
          <AppLink className={styles.more ?? ''} to={paths.explanation('sign_in', event.id)}>
            {t('explained')}
          </AppLink>
        )}
      </div>
      <span className={styles.time}>
        <DateText at={event.at} form="time" />
      </span>
    </li>
  )
}
