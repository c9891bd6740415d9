import {
  IconArrowUpRight,
  IconBell,
  IconBuildingBank,
  IconChartBar,
  IconFileText,
  IconHome,
  IconId,
  IconIdBadge2,
  IconInbox,
  IconList,
  IconListSearch,
  IconLockAccess,
  IconPhoneCheck,
  IconPlus,
  IconScale,
  IconSettings,
  IconShieldExclamation,
  IconTool,
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
    | 'navigation.staff-restrictions'
    | 'navigation.bank-files'
    | 'navigation.suspense'
    | 'navigation.money-locator'
    | 'navigation.phishing'
    | 'navigation.caller-codes'
    | 'navigation.availability'
    | 'navigation.tiers'
    | 'navigation.coverage'
    | 'navigation.team'
    | 'navigation.policy-proposals'
    | 'navigation.documents'
    | 'navigation.screenings'
    | 'navigation.coverage'
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

const support: readonly Role[] = ['support', 'administrator']

const reviewers: readonly Role[] = ['senior_support', 'verification', 'auditor']

const staffPlaces: readonly (Place & { readonly roles: readonly Role[] })[] = [
  {
    roles: ['treasury'],
    to: paths.staffBankFiles(),
    label: 'navigation.bank-files',
    icon: IconBuildingBank,
  },
  {
    roles: ['treasury'],
    to: paths.staffSuspense(),
    label: 'navigation.suspense',
    icon: IconInbox,
  },
  {
    roles: ['treasury', 'auditor'],
    to: paths.staffMoney(),
    label: 'navigation.money-locator',
    icon: IconScale,
  },
  {
    roles: reviewers,
    to: paths.staffRestrictions(),
    label: 'navigation.staff-restrictions',
    icon: IconLockAccess,
  },
  {
    roles: support,
    to: paths.staffCallerCodes(),
    label: 'navigation.caller-codes',
    icon: IconPhoneCheck,
  },
  {
    roles: support,
    to: paths.staffPhishing(),
    label: 'navigation.phishing',
    icon: IconShieldExclamation,
  },
  {
    roles: ['administrator', 'publisher', 'auditor'],
    to: paths.staffPolicies(),
    label: 'navigation.policy-proposals',
    icon: IconScale,
  },
  {
    roles: ['incident_commander', 'administrator'],
    to: paths.staffAvailability(),
    label: 'navigation.availability',
    icon: IconTool,
  },
  {
    roles: ['verification'],
    to: paths.staffTiers(),
    label: 'navigation.tiers',
    icon: IconIdBadge2,
  },
  {
    roles: ['verification', 'auditor'],
    to: paths.staffDocuments(),
    label: 'navigation.documents',
    icon: IconId,
  },
  {
    roles: ['verification', 'auditor'],
    to: paths.staffScreenings(),
    label: 'navigation.screenings',
    icon: IconListSearch,
  },
  {
    roles: ['support_lead', 'administrator', 'auditor'],
    to: paths.staffCoverage(),
    label: 'navigation.coverage',
    icon: IconChartBar,
  },
  {
    roles: ['administrator'],
    to: paths.staffTeam(),
    label: 'navigation.team',
    icon: IconUsersGroup,
  },
]

/** What these roles have work in. */
export const staffPlacesOf = (roles: readonly Role[]): readonly Place[] =>
  staffPlaces.filter((place) => place.roles.some((role) => roles.includes(role)))
