import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { loadWords } from './language.ts'
import { NotFound } from './public/not-found.tsx'
import { OfflineBar } from './shared/offline-bar.tsx'
import { RequireSession } from './shared/require-session.tsx'
import { ScreenFailed } from './shared/screen-failed.tsx'
import { StepUpDialog } from './shared/step-up-dialog.tsx'
import { ToastRegion } from './ui/toast.tsx'

const withWords =
  <M,>(words: string | readonly string[], load: () => Promise<M>) =>
  async (): Promise<M> => {
    const [module] = await Promise.all([load(), loadWords(...[words].flat())])
    return module
  }

/**
 * Makes screens below `parent`: address, files of words, code, and the component's name in it. Code
 * and words load side by side, when a screen is first opened.
 */
const screensBelow =
  (parent: AnyRoute) =>
  <M extends Record<string, unknown>>(
    path: string,
    words: string | readonly string[],
    load: () => Promise<M>,
    name: keyof M & string,
  ) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(withWords(words, load), name),
    })

const Root = () => {
  useTranslation()
  return (
    <>
      <OfflineBar />
      <Outlet />
      <StepUpDialog />
      <ToastRegion />
    </>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound })

// — For everyone ————————————————————————————————————————————————————————————————————————————————
const visitor = screensBelow(root)
/** Roads back into an account, with the check of a second factor and the new password. */
const roadWords = ['public', 'recovery', 'security', 'password']
const ownerLinks = () => import('./public/recovery/owner-links.tsx')
const publicScreens = [
  visitor('/', 'public', () => import('./public/welcome.tsx'), 'Welcome'),
  visitor('/sign-up', ['public', 'password'], () => import('./public/sign-up.tsx'), 'SignUp'),
  visitor('/verify', ['public', 'password'], () => import('./public/verify.tsx'), 'Verify'),
  visitor('/sign-in', ['public', 'security'], () => import('./public/sign-in.tsx'), 'SignIn'),
  visitor(
    '/unlock',
    ['public', 'security', 'sessions'],
    () => import('./public/unlock/unlock.tsx'),
    'Unlock',
  ),
  visitor(
    '/session-ended',
    ['public', 'sessions'],
    () => import('./public/session-ended.tsx'),
    'SessionEnded',
  ),
  visitor('/terms', ['public', 'terms'], () => import('./public/terms.tsx'), 'Terms'),
  visitor(
    '/policies',
    ['public', 'policies'],
    () => import('./public/policies/policies.tsx'),
    'Policies',
  ),
  visitor(
    '/policies/$topic',
    ['public', 'policies'],
    () => import('./public/policies/policy-topic.tsx'),
    'PolicyTopic',
  ),
  visitor('/official', ['public', 'official'], () => import('./public/official.tsx'), 'Official'),
  visitor('/inbox', 'public', () => import('./public/inbox.tsx'), 'Inbox'),
  visitor('/not-me', ['public', 'freeze'], () => import('./public/not-me.tsx'), 'NotMe'),
  visitor('/frozen', ['public', 'freeze'], () => import('./public/frozen.tsx'), 'Frozen'),
  visitor('/set-up', ['public', 'team', 'password'], () => import('./public/set-up.tsx'), 'SetUp'),
  visitor(
    '/cannot-sign-in',
    roadWords,
    () => import('./public/recovery/cannot-sign-in.tsx'),
    'CannotSignIn',
  ),
  visitor('/reset', roadWords, () => import('./public/recovery/reset.tsx'), 'Reset'),
  visitor(
    '/lost-device',
    roadWords,
    () => import('./public/recovery/lost-device.tsx'),
    'LostDevice',
  ),
  visitor('/stop-lost-device', roadWords, ownerLinks, 'StopLostDevice'),
  visitor('/undo-change', roadWords, ownerLinks, 'UndoChange'),
]

// — For signed-in people ————————————————————————————————————————————————————————————————————————
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: RequireSession,
})
const customer = createRoute({
  getParentRoute: () => signedIn,
  id: 'customer',
  component: lazyRouteComponent(
    // The banner of a frozen account and what became of open requests stand above every screen.
    withWords(
      ['customer', 'freeze', 'restrictions', 'requests'],
      () => import('./customer/customer-shell.tsx'),
    ),
    'CustomerShell',
  ),
})
const person = screensBelow(customer)
const changeContact = () => import('./customer/contacts/contact-screen.tsx')
const ownScreens = [
  person('/home', 'customer', () => import('./customer/home.tsx'), 'Home'),
  person(
    '/send',
    ['money', 'preflight', 'availability'],
    () => import('./customer/send/send.tsx'),
    'Send',
  ),
  person(
    '/requests/$key',
    'requests',
    () => import('./customer/requests/request-screen.tsx'),
    'RequestScreen',
  ),
  person('/activity', ['money', 'explain'], () => import('./customer/activity.tsx'), 'Activity'),
  person(
    '/activity/refused',
    ['money', 'explain'],
    () => import('./customer/refused-attempts.tsx'),
    'RefusedAttempts',
  ),
  person(
    '/activity/$id',
    ['money', 'explain'],
    () => import('./customer/movement.tsx'),
    'MovementScreen',
  ),
  person(
    '/explanations/$kind/$id',
    'explain',
    () => import('./customer/explanation.tsx'),
    'ExplanationScreen',
  ),
  person(
    '/add-money',
    ['money', 'preflight', 'availability'],
    () => import('./customer/add-money.tsx'),
    'AddMoney',
  ),
  person(
    '/withdraw',
    ['withdrawals', 'preflight', 'availability'],
    () => import('./customer/withdraw/withdraw.tsx'),
    'Withdraw',
  ),
  person(
    '/bank-accounts',
    'withdrawals',
    () => import('./customer/bank-accounts/bank-accounts.tsx'),
    'BankAccounts',
  ),
  person(
    '/withdrawals/$id',
    'withdrawals',
    () => import('./customer/withdraw/withdrawal.tsx'),
    'WithdrawalScreen',
  ),
  person('/money', 'preflight', () => import('./customer/my-money.tsx'), 'MyMoneyScreen'),
  person('/statement', 'money', () => import('./customer/statement.tsx'), 'Statement'),
  person('/notices', 'notices', () => import('./customer/notices/notices.tsx'), 'Notices'),
  person('/trouble', 'trouble', () => import('./customer/trouble/trouble.tsx'), 'Trouble'),
  person('/limits', 'limits', () => import('./customer/limits/limits.tsx'), 'LimitsScreen'),
  person('/settings', 'customer', () => import('./customer/settings.tsx'), 'Settings'),
  person(
    '/settings/notices',
    'notices',
    () => import('./customer/notices/notice-settings.tsx'),
    'NoticeSettings',
  ),
  person(
    '/settings/messages',
    'notices',
    () => import('./customer/notices/sent-messages.tsx'),
    'SentMessages',
  ),
  person(
    '/verification',
    'verification',
    () => import('./customer/verification/verification.tsx'),
    'Verification',
  ),
  person(
    '/verification/$kind',
    'verification',
    () => import('./customer/verification/document-screen.tsx'),
    'DocumentScreen',
  ),
  person('/security', 'security', () => import('./customer/security/security.tsx'), 'Security'),
  person('/security/app', 'security', () => import('./customer/security/add-app.tsx'), 'AddApp'),
  person(
    '/security/sessions',
    'sessions',
    () => import('./customer/security/sessions/sessions.tsx'),
    'Sessions',
  ),
  person(
    '/security/passkey',
    'security',
    () => import('./customer/security/add-passkey.tsx'),
    'AddPasskey',
  ),
  person(
    '/security/recovery-codes',
    'security',
    () => import('./customer/security/renew-recovery-codes.tsx'),
    'RenewRecoveryCodes',
  ),
  person(
    '/security/password',
    'password',
    () => import('./customer/security/change-password.tsx'),
    'ChangePassword',
  ),
  person('/security/email', 'recovery', changeContact, 'ChangeEmail'),
  person('/security/phone', 'recovery', changeContact, 'ChangePhone'),
  person(
    '/security/history',
    'history',
    () => import('./customer/security-history.tsx'),
    'SecurityHistory',
  ),
  person(
    '/security/freeze',
    ['security', 'password'],
    () => import('./customer/freeze/freeze.tsx'),
    'Freeze',
  ),
  person(
    '/restrictions',
    'restrictions',
    () => import('./customer/restrictions/restrictions.tsx'),
    'RestrictionsScreen',
  ),
  person('/security/phrase', 'official', () => import('./customer/phrase.tsx'), 'Phrase'),
  person(
    '/security/caller-code',
    'official',
    () => import('./customer/caller-code.tsx'),
    'CallerCodeScreen',
  ),
]

// — For staff; the program refuses everybody else ————————————————————————————————————————————————
const staffScreens = [
  person('/staff/bank-files', 'staff', () => import('./staff/bank-files.tsx'), 'BankFiles'),
  person('/staff/bank-files/$id', 'staff', () => import('./staff/bank-file.tsx'), 'BankFileScreen'),
  person(
    '/staff/withdrawals',
    'withdrawals',
    () => import('./staff/withdrawals/withdrawals.tsx'),
    'StaffWithdrawals',
  ),
  person(
    '/staff/payment-files',
    'withdrawals',
    () => import('./staff/withdrawals/payment-files.tsx'),
    'PaymentFiles',
  ),
  person('/staff/suspense', 'staff', () => import('./staff/suspense.tsx'), 'Suspense'),
  person(
    '/staff/money',
    ['staff', 'preflight'],
    () => import('./staff/money-locator.tsx'),
    'MoneyLocatorScreen',
  ),
  person(
    '/staff/documents',
    ['verification', 'staff'],
    () => import('./staff/documents/documents.tsx'),
    'Documents',
  ),
  person(
    '/staff/screenings',
    ['verification', 'staff'],
    () => import('./staff/documents/screenings.tsx'),
    'Screenings',
  ),
  person(
    '/staff/why',
    ['staff', 'trouble', 'explain'],
    () => import('./staff/why.tsx'),
    'WhyScreen',
  ),
  person('/staff/phishing', 'official', () => import('./staff/phishing.tsx'), 'Phishing'),
  person(
    '/staff/caller-codes',
    'official',
    () => import('./staff/caller-codes.tsx'),
    'CallerCodes',
  ),
  person(
    '/staff/policies',
    'policies',
    () => import('./staff/policies/proposals.tsx'),
    'Proposals',
  ),
  person(
    '/staff/policies/new',
    'policies',
    () => import('./staff/policies/new-proposal.tsx'),
    'NewProposal',
  ),
  person(
    '/staff/availability',
    'availability',
    () => import('./staff/availability/availability.tsx'),
    'AvailabilityScreen',
  ),
  person('/staff/coverage', 'coverage', () => import('./staff/coverage.tsx'), 'CoverageScreen'),
  person(
    '/staff/restrictions',
    'restrictions',
    () => import('./staff/restrictions/restrictions.tsx'),
    'StaffRestrictions',
  ),
  person('/staff/team', 'team', () => import('./staff/team.tsx'), 'TeamScreen'),
]

const routeTree = root.addChildren([
  ...publicScreens,
  signedIn.addChildren([customer.addChildren([...ownScreens, ...staffScreens])]),
])

export const createAppRouter = () =>
  createRouter({
    routeTree,
    // Plain text on both sides: `?token=123456` stays text.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search: Record<string, unknown>) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined)
      const text = new URLSearchParams(
        given.map(([name, value]) => [name, String(value)]),
      ).toString()
      return text ? `?${text}` : ''
    },
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  })
