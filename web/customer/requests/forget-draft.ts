import type { MoneyCallKey } from '../../api/requests.ts'

/** Under which names the forms keep what was decided so far, in this tab. */
export const draftNames: Readonly<Record<MoneyCallKey, string>> = {
  'POST /v1/transfers': 'send-draft',
  'POST /v1/withdrawals': 'withdraw-draft',
}

/** What was decided is done or given up: the form starts afresh. */
export const forgetDraft = (call: MoneyCallKey): void => {
  try {
    sessionStorage.removeItem(draftNames[call])
  } catch {
    // A browser without storage has kept nothing.
  }
}
