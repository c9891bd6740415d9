import {
  IconBuildingBank,
  IconCashBanknote,
  IconChartBar,
  IconFileExport,
  IconHelpCircle,
  IconId,
  IconInbox,
  IconListSearch,
  IconLockAccess,
  IconPhoneCheck,
  IconScale,
  IconShieldExclamation,
  IconTool,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Person } from '../api/calls.ts'
import { paths } from '../paths.ts'

/** Where staff go; loaded for staff only. */
export type StaffPlace = {
  readonly to: string
  readonly label:
    | 'navigation.staff-restrictions'
    | 'navigation.bank-files'
    | 'navigation.suspense'
    | 'navigation.staff-withdrawals'
    | 'navigation.payment-files'
    | 'navigation.money-locator'
    | 'navigation.phishing'
    | 'navigation.caller-codes'
    | 'navigation.why'
    | 'navigation.availability'
    | 'navigation.coverage'
    | 'navigation.team'
    | 'navigation.policy-proposals'
    | 'navigation.documents'
    | 'navigation.screenings'
  readonly icon: typeof IconInbox
}

type Role = Person['roles'][number]

const support: readonly Role[] = ['support', 'administrator']

const reviewers: readonly Role[] = ['senior_support', 'verification', 'auditor']

const staffPlaces: readonly (StaffPlace & { readonly roles: readonly Role[] })[] = [
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
    to: paths.staffWithdrawals(),
    label: 'navigation.staff-withdrawals',
    icon: IconCashBanknote,
  },
  {
    roles: ['treasury', 'auditor'],
    to: paths.staffPaymentFiles(),
    label: 'navigation.payment-files',
    icon: IconFileExport,
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
    roles: [...support, 'senior_support', 'treasury', 'auditor'],
    to: paths.staffWhy(),
    label: 'navigation.why',
    icon: IconHelpCircle,
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
export const staffPlacesOf = (roles: readonly Role[]): readonly StaffPlace[] =>
  staffPlaces.filter((place) => place.roles.some((role) => roles.includes(role)))
