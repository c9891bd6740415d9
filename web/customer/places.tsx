import {
  IconArrowUpRight,
  IconBell,
  IconBuildingBank,
  IconFileText,
  IconHome,
  IconInbox,
  IconList,
  IconPlus,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Person } from '../api/calls.ts'
import { paths } from '../paths.ts'

/** Where a signed-in person can go; only what exists. */
export type Place = {
  readonly to: string
  readonly label:
    | 'navigation.home'
    | 'navigation.send'
    | 'navigation.activity'
    | 'navigation.add-money'
    | 'navigation.statement'
    | 'navigation.notices'
    | 'navigation.settings'
    | 'navigation.bank-files'
    | 'navigation.suspense'
    | 'navigation.team'
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
  { to: paths.statement(), label: 'navigation.statement', icon: IconFileText },
  { to: paths.notices(), label: 'navigation.notices', icon: IconBell, countsUnread: true },
  { to: paths.settings(), label: 'navigation.settings', icon: IconSettings },
]

type Role = Person['roles'][number]

const staffPlaces: readonly (Place & { readonly role: Role })[] = [
  {
    role: 'treasury',
    to: paths.staffBankFiles(),
    label: 'navigation.bank-files',
    icon: IconBuildingBank,
  },
  {
    role: 'treasury',
    to: paths.staffSuspense(),
    label: 'navigation.suspense',
    icon: IconInbox,
  },
  {
    role: 'administrator',
    to: paths.staffTeam(),
    label: 'navigation.team',
    icon: IconUsersGroup,
  },
]

/** What these roles have work in. */
export const staffPlacesOf = (roles: readonly Role[]): readonly Place[] =>
  staffPlaces.filter(({ role }) => roles.includes(role))
