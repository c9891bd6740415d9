import {
  IconDevices,
  IconHistory,
  IconLock,
  IconLockAccess,
  IconPhoneCheck,
  IconQuote,
  IconSnowflake,
  IconUserCircle,
} from '@tabler/icons-react'
import { paths } from '../../paths.ts'

/** What else belongs to security, each on a screen of its own; words: `security.json`, `links`. */
export const securityLinks = [
  { name: 'sessions', to: paths.securitySessions(), icon: IconDevices },
  { name: 'password', to: paths.changePassword(), icon: IconLock },
  { name: 'phrase', to: paths.phrase(), icon: IconQuote },
  { name: 'caller-code', to: paths.callerCode(), icon: IconPhoneCheck },
  { name: 'history', to: paths.securityHistory(), icon: IconHistory },
  { name: 'restrictions', to: paths.restrictions(), icon: IconLockAccess },
  { name: 'freeze', to: paths.securityFreeze(), icon: IconSnowflake },
  { name: 'profile', to: paths.settings(), icon: IconUserCircle },
] as const
