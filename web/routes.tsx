import {
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

/** Code and words of a workplace load side by side, when one of its screens is first opened. */
const withWords = <M extends Record<string, unknown>>(
  workplaces: string | readonly string[],
  load: () => Promise<M>,
) => {
  return async (): Promise<M> => {
    const [module] = await Promise.all([load(), loadWords(...[workplaces].flat())])
    return module
  }
}

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
const visitor = { getParentRoute: () => root } as const
const publicWords = 'public'

const welcome = createRoute({
  ...visitor,
  path: '/',
  component: lazyRouteComponent(
    withWords(publicWords, () => import('./public/welcome.tsx')),
    'Welcome',
  ),
})
const signUp = createRoute({
  ...visitor,
  path: '/sign-up',
  component: lazyRouteComponent(
    withWords(
      publicWords,
      withWords('password', () => import('./public/sign-up.tsx')),
    ),
    'SignUp',
  ),
})
const verify = createRoute({
  ...visitor,
  path: '/verify',
  component: lazyRouteComponent(
    withWords(
      publicWords,
      withWords('password', () => import('./public/verify.tsx')),
    ),
    'Verify',
  ),
})
const signIn = createRoute({
  ...visitor,
  path: '/sign-in',
  component: lazyRouteComponent(
    withWords([publicWords, 'security'], () => import('./public/sign-in.tsx')),
    'SignIn',
  ),
})
const unlock = createRoute({
  ...visitor,
  path: '/unlock',
  component: lazyRouteComponent(
    withWords([publicWords, 'security', 'sessions'], () => import('./public/unlock/unlock.tsx')),
    'Unlock',
  ),
})
const sessionEnded = createRoute({
  ...visitor,
  path: '/session-ended',
  component: lazyRouteComponent(
    withWords([publicWords, 'sessions'], () => import('./public/session-ended.tsx')),
    'SessionEnded',
  ),
})
const terms = createRoute({
  ...visitor,
  path: '/terms',
  component: lazyRouteComponent(
    withWords('terms', async () => {
      await loadWords(publicWords)
      return import('./public/terms.tsx')
    }),
    'Terms',
  ),
})
const notMe = createRoute({
  ...visitor,
  path: '/not-me',
  component: lazyRouteComponent(
    withWords('freeze', async () => {
      await loadWords(publicWords)
      return import('./public/not-me.tsx')
    }),
    'NotMe',
  ),
})
const frozen = createRoute({
  ...visitor,
  path: '/frozen',
  component: lazyRouteComponent(
    withWords('freeze', async () => {
      await loadWords(publicWords)
      return import('./public/frozen.tsx')
    }),
    'Frozen',
  ),
})
const setUp = createRoute({
  ...visitor,
  path: '/set-up',
  component: lazyRouteComponent(
    withWords('team', async () => {
      await loadWords(publicWords, 'password')
      return import('./public/set-up.tsx')
    }),
    'SetUp',
  ),
})
const inbox = createRoute({
  ...visitor,
  path: '/inbox',
  component: lazyRouteComponent(
    withWords(publicWords, () => import('./public/inbox.tsx')),
    'Inbox',
  ),
})

const official = createRoute({
  ...visitor,
  path: '/official',
  component: lazyRouteComponent(
    withWords('official', async () => {
      await loadWords(publicWords)
      return import('./public/official.tsx')
    }),
    'Official',
  ),
})

/** Roads back into an account, with the check of a second factor and the new password. */
const roadWords = [publicWords, 'recovery', 'security', 'password']

const cannotSignIn = createRoute({
  ...visitor,
  path: '/cannot-sign-in',
  component: lazyRouteComponent(
    withWords(roadWords, () => import('./public/recovery/cannot-sign-in.tsx')),
    'CannotSignIn',
  ),
})
const reset = createRoute({
  ...visitor,
  path: '/reset',
  component: lazyRouteComponent(
    withWords(roadWords, () => import('./public/recovery/reset.tsx')),
    'Reset',
  ),
})
const lostDevice = createRoute({
  ...visitor,
  path: '/lost-device',
  component: lazyRouteComponent(
    withWords(roadWords, () => import('./public/recovery/lost-device.tsx')),
    'LostDevice',
  ),
})
const stopLostDevice = createRoute({
  ...visitor,
  path: '/stop-lost-device',
  component: lazyRouteComponent(
    withWords(roadWords, () => import('./public/recovery/owner-links.tsx')),
    'StopLostDevice',
  ),
})
const undoChange = createRoute({
  ...visitor,
  path: '/undo-change',
  component: lazyRouteComponent(
    withWords(roadWords, () => import('./public/recovery/owner-links.tsx')),
    'UndoChange',
  ),
})

// — For signed-in people ————————————————————————————————————————————————————————————————————————
const signedIn = createRoute({ ...visitor, id: 'signed-in', component: RequireSession })

const customer = createRoute({
  getParentRoute: () => signedIn,
  id: 'customer',
  component: lazyRouteComponent(
    withWords('customer', async () => {
      // The banner of a frozen account stands above every screen.
      await loadWords('freeze')
      return import('./customer/customer-shell.tsx')
    }),
    'CustomerShell',
  ),
})
const inCustomer = { getParentRoute: () => customer } as const

const home = createRoute({
  ...inCustomer,
  path: '/home',
  component: lazyRouteComponent(
    withWords('customer', () => import('./customer/home.tsx')),
    'Home',
  ),
})
const settings = createRoute({
  ...inCustomer,
  path: '/settings',
  component: lazyRouteComponent(
    withWords('customer', () => import('./customer/settings.tsx')),
    'Settings',
  ),
})
const changePassword = createRoute({
  ...inCustomer,
  path: '/security/password',
  component: lazyRouteComponent(
    withWords('password', () => import('./customer/security/change-password.tsx')),
    'ChangePassword',
  ),
})

const securityHistory = createRoute({
  ...inCustomer,
  path: '/security/history',
  component: lazyRouteComponent(
    withWords('history', () => import('./customer/security-history.tsx')),
    'SecurityHistory',
  ),
})
const notices = createRoute({
  ...inCustomer,
  path: '/notices',
  component: lazyRouteComponent(
    withWords('notices', () => import('./customer/notices/notices.tsx')),
    'Notices',
  ),
})
const noticeSettings = createRoute({
  ...inCustomer,
  path: '/settings/notices',
  component: lazyRouteComponent(
    withWords('notices', () => import('./customer/notices/notice-settings.tsx')),
    'NoticeSettings',
  ),
})
const sentMessages = createRoute({
  ...inCustomer,
  path: '/settings/messages',
  component: lazyRouteComponent(
    withWords('notices', () => import('./customer/notices/sent-messages.tsx')),
    'SentMessages',
  ),
})
const securityRoute = <M extends Record<string, unknown>>(
  path: string,
  load: () => Promise<M>,
  screen: keyof M & string,
) =>
  createRoute({
    ...inCustomer,
    path,
    component: lazyRouteComponent(withWords('security', load), screen),
  })
const security = [
  securityRoute(
    '/security/freeze',
    async () => {
      await loadWords('password')
      return import('./customer/freeze/freeze.tsx')
    },
    'Freeze',
  ),
  securityRoute('/security', () => import('./customer/security/security.tsx'), 'Security'),
  securityRoute('/security/app', () => import('./customer/security/add-app.tsx'), 'AddApp'),
  securityRoute(
    '/security/passkey',
    () => import('./customer/security/add-passkey.tsx'),
    'AddPasskey',
  ),
  securityRoute(
    '/security/recovery-codes',
    () => import('./customer/security/renew-recovery-codes.tsx'),
    'RenewRecoveryCodes',
  ),
]

const changeEmail = createRoute({
  ...inCustomer,
  path: '/security/email',
  component: lazyRouteComponent(
    withWords('recovery', () => import('./customer/contacts/contact-screen.tsx')),
    'ChangeEmail',
  ),
})
const changePhone = createRoute({
  ...inCustomer,
  path: '/security/phone',
  component: lazyRouteComponent(
    withWords('recovery', () => import('./customer/contacts/contact-screen.tsx')),
    'ChangePhone',
  ),
})
const securitySessions = createRoute({
  ...inCustomer,
  path: '/security/sessions',
  component: lazyRouteComponent(
    withWords('sessions', () => import('./customer/security/sessions/sessions.tsx')),
    'Sessions',
  ),
})

const send = createRoute({
  ...inCustomer,
  path: '/send',
  component: lazyRouteComponent(
    withWords('money', () => import('./customer/send/send.tsx')),
    'Send',
  ),
})
const activity = createRoute({
  ...inCustomer,
  path: '/activity',
  component: lazyRouteComponent(
    withWords('money', () => import('./customer/activity.tsx')),
    'Activity',
  ),
})
const movement = createRoute({
  ...inCustomer,
  path: '/activity/$id',
  component: lazyRouteComponent(
    withWords('money', () => import('./customer/movement.tsx')),
    'MovementScreen',
  ),
})
const addMoney = createRoute({
  ...inCustomer,
  path: '/add-money',
  component: lazyRouteComponent(
    withWords('money', () => import('./customer/add-money.tsx')),
    'AddMoney',
  ),
})
const statement = createRoute({
  ...inCustomer,
  path: '/statement',
  component: lazyRouteComponent(
    withWords('money', () => import('./customer/statement.tsx')),
    'Statement',
  ),
})
const phrase = createRoute({
  ...inCustomer,
  path: '/security/phrase',
  component: lazyRouteComponent(
    withWords('official', () => import('./customer/phrase.tsx')),
    'Phrase',
  ),
})
const callerCode = createRoute({
  ...inCustomer,
  path: '/security/caller-code',
  component: lazyRouteComponent(
    withWords('official', () => import('./customer/caller-code.tsx')),
    'CallerCodeScreen',
  ),
})

// — For staff; the program refuses everybody else ————————————————————————————————————————————————
const bankFiles = createRoute({
  ...inCustomer,
  path: '/staff/bank-files',
  component: lazyRouteComponent(
    withWords('staff', () => import('./staff/bank-files.tsx')),
    'BankFiles',
  ),
})
const bankFile = createRoute({
  ...inCustomer,
  path: '/staff/bank-files/$id',
  component: lazyRouteComponent(
    withWords('staff', () => import('./staff/bank-file.tsx')),
    'BankFileScreen',
  ),
})
const team = createRoute({
  ...inCustomer,
  path: '/staff/team',
  component: lazyRouteComponent(
    withWords('team', () => import('./staff/team.tsx')),
    'TeamScreen',
  ),
})
const suspense = createRoute({
  ...inCustomer,
  path: '/staff/suspense',
  component: lazyRouteComponent(
    withWords('staff', () => import('./staff/suspense.tsx')),
    'Suspense',
  ),
})
const phishing = createRoute({
  ...inCustomer,
  path: '/staff/phishing',
  component: lazyRouteComponent(
    withWords('official', () => import('./staff/phishing.tsx')),
    'Phishing',
  ),
})
const callerCodes = createRoute({
  ...inCustomer,
  path: '/staff/caller-codes',
  component: lazyRouteComponent(
    withWords('official', () => import('./staff/caller-codes.tsx')),
    'CallerCodes',
  ),
})

const routeTree = root.addChildren([
  welcome,
  signUp,
  verify,
  signIn,
  unlock,
  sessionEnded,
  terms,
  official,
  inbox,
  notMe,
  frozen,
  setUp,
  cannotSignIn,
  reset,
  lostDevice,
  stopLostDevice,
  undoChange,
  signedIn.addChildren([
    customer.addChildren([
      home,
      settings,
      changeEmail,
      changePhone,
      changePassword,
      securityHistory,
      notices,
      noticeSettings,
      sentMessages,
      ...security,
      securitySessions,
      send,
      activity,
      movement,
      addMoney,
      statement,
      phrase,
      callerCode,
      bankFiles,
      bankFile,
      suspense,
      phishing,
      callerCodes,
      team,
    ]),
  ]),
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
