import {
  IconArrowUpRight,
  IconBell,
  IconBuildingBank,
  IconFileText,
  IconHome,
  IconList,
  IconPlus,
  IconSettings,
} from '@tabler/icons-react'
import { paths } from '../paths.ts'

/** Where a signed-in person can go; only what exists. */
export type Place = {
  readonly to: string
  readonly label:
    | 'navigation.home'
    | 'navigation.send'
    | 'navigation.activity'
    | 'navigation.add-money'
    | 'navigation.withdraw'
    | 'navigation.statement'
    | 'navigation.notices'
    | 'navigation.settings'
  readonly icon: typeof IconHome
  /** Shows how many notices are unread. */
  readonly countsUnread?: true
}

/** The bar at the bottom of a phone. */
export const tabs: readonly Place[] = [
  { to: paths.home(), label: 'navigation.home', icon: IconHome },
  { to: paths.send(), label: 'navigation.send', icon: IconArrowUpRight },
  { to: paths.activity(), label: 'navigation.activity', icon: IconList },
  { to: paths.addMoney(), label: 'navigation.add-money', icon: IconPlus },
]

/** The side bar of a wide screen. */
export const places: readonly Place[] = [
  ...tabs,
  { to: paths.withdraw(), label: 'navigation.withdraw', icon: IconBuildingBank },
  { to: paths.statement(), label: 'navigation.statement', icon: IconFileText },
  { to: paths.notices(), label: 'navigation.notices', icon: IconBell, countsUnread: true },
  { to: paths.settings(), label: 'navigation.settings', icon: IconSettings },
]
