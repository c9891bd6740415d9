import { useQueries } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRequests } from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { useWords } from '../../shared/use-words.ts'
import { toast } from '../../ui/toast.tsx'
import { outcomeQuery } from './use-outcome.ts'

/** Screens that show what became of a request themselves. */
const showsItself = /^\/(home|send|withdraw|requests)\b/

/**
 * Stands once around the screens of a person: at the start and whenever the program can be reached
 * again it asks what became of every open request, and says wherever the person is when one went
 * through.
 */
export const RequestWatch = () => {
  const { t } = useTranslation('requests')
  const words = useWords()
  const { id } = usePerson()
  const { pathname } = useLocation()
  const open = useOpenRequests(id)
  const told = useRef(new Set<string>())
  const outcomes = useQueries({ queries: open.map(({ key }) => outcomeQuery(key)) })
  const done = open.find((_, index) => outcomes[index]?.data?.state === 'done')
  useEffect(() => {
    if (!done || told.current.has(done.key)) return
    told.current.add(done.key)
    if (!showsItself.test(pathname)) {
      const isWithdrawal = done.call === 'POST /v1/withdrawals'
      const amount = words.amount(done.amount)
      toast(t(isWithdrawal ? 'toast-withdrawn' : 'toast-done', { amount }))
    }
  }, [done, pathname, t, words])
  return null
}
