import { useCallback, useState } from 'react'
import type { BankAccount, Currency } from '../../api/calls.ts'
import { draftNames } from '../requests/forget-draft.ts'

/** What a person has decided so far; kept for the tab, so that back and reload lose nothing. */
export type Draft = {
  readonly currency: Currency
  /** Of the bank account; empty until one is chosen. */
  readonly accountId: string
  /** Canonical decimal string, or empty. */
  readonly amount: string
}

export const steps = ['where', 'amount', 'check'] as const
export type WithdrawStep = (typeof steps)[number]

const storageName = draftNames['POST /v1/withdrawals']

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

/** The draft and a way to change parts of it; what the address gives comes first. */
export const useDraft = (currency: Currency, given: Partial<Draft>) => {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = { currency, accountId: '', amount: '', ...recall() }
    const isOther = given.currency !== undefined && given.currency !== kept.currency
    return { ...kept, ...(isOther && { accountId: '', amount: '' }), ...given }
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
export const reachableStep = (
  wanted: string | undefined,
  account: BankAccount | undefined,
  { amount }: Draft,
): WithdrawStep => {
  if (!account || wanted === 'where') return 'where'
  if (wanted === 'check' && amount) return 'check'
  return wanted === 'amount' || wanted === 'check' ? 'amount' : 'where'
}
