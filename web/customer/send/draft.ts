import { useCallback, useState } from 'react'
import type { Currency, Payee, Transfer } from '../../api/calls.ts'
import { draftNames } from '../requests/forget-draft.ts'

/** What a person has decided so far; kept for the tab, so that back and reload lose nothing. */
export type Draft = {
  readonly to: string
  readonly payee: Payee | null
  /** Canonical decimal string, or empty. */
  readonly amount: string
  readonly currency: Currency
  readonly memo: string
  /** What came of it, on the last step. */
  readonly sent: Transfer | null
}

export const sendSteps = ['who', 'amount', 'check', 'done'] as const
export type SendStep = (typeof sendSteps)[number]

const storageName = draftNames['POST /v1/transfers']

const recall = (): Partial<Draft> => {
  try {
    return JSON.parse(sessionStorage.getItem(storageName) ?? '{}') as Partial<Draft>
  } catch {
    return {}
  }
}

const remember = (draft: Draft) => {
  try {
    sessionStorage.setItem(storageName, JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the screen.
  }
}

export const emptyDraft = (currency: Currency): Draft => ({
  to: '',
  payee: null,
  amount: '',
  currency,
  memo: '',
  sent: null,
})

type Given = { readonly to?: string; readonly currency?: Currency; readonly amount?: string }

/** The draft and a way to change parts of it; what the address gives comes first. */
export const useDraft = (currency: Currency, given: Given) => {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = recall()
    const started = { ...emptyDraft(currency), ...(kept.sent ? {} : kept) }
    const to = given.to ?? started.to
    return {
      ...started,
      to,
      payee: to === started.to ? started.payee : null,
      currency: given.currency ?? started.currency,
      amount: given.amount ?? started.amount,
    }
  })
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((old) => {
      const next = { ...old, ...part }
      remember(next)
      return next
    })
  }, [])
  return [draft, change] as const
}

/** The last step that the draft has everything for, at most the one that was asked for. */
export const reachableStep = (wanted: string | undefined, draft: Draft): SendStep => {
  if (wanted === 'done' && draft.sent) return 'done'
  if (!draft.payee) return 'who'
  if (wanted === 'check' && draft.amount) return 'check'
  return wanted === 'amount' || wanted === 'check' ? 'amount' : 'who'
}
