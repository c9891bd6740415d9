import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf, ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { isFailure } from '../../api/problem.ts'
import { keyOf, query } from '../../api/queries.ts'
import { rememberSignIn } from '../sign-in-memory.ts'
import {
  recallHalfDone,
  recallReport,
  rememberHalfDone,
  rememberReport,
} from './lost-device-memory.ts'

export type Report = ReplyOf<'POST /v1/lost-factors'>
type Codes = Omit<InputOf<'POST /v1/lost-factors/finish'>['body'], 'request'>
type Password = { readonly identifier: string; readonly password: string }

/** Gone from the database, or another browser follows it now. */
const isUnknown = (error: unknown): boolean =>
  isFailure(error) && error.problem?.code === 'identity.lost_factor_over'

/** A reported loss from the report to its end; followed on this device. */
export const useLostDevice = () => {
  const client = useQueryClient()
  const [request, setRequest] = useState(recallReport)
  const [halfDone, setHalfDone] = useState(recallHalfDone)
  const key = keyOf('POST /v1/lost-factors/look-up', { body: { request: request ?? '' } })
  const report = useQuery({
    ...query('POST /v1/lost-factors/look-up', { body: { request: request ?? '' } }),
    enabled: request !== null,
    refetchInterval: 60_000,
  })
  const follow = (next: string | null) => {
    rememberReport(next)
    setRequest(next)
  }
  const keep = (next: Report) => {
    client.setQueryData(
      keyOf('POST /v1/lost-factors/look-up', { body: { request: next.request } }),
      next,
    )
    follow(next.request)
  }
  const forget = () => {
    rememberHalfDone(null)
    rememberSignIn(null)
    setHalfDone(null)
  }
  const start = useMutation({
    mutationFn: (proof: string) => call('POST /v1/lost-factors', { body: { proof } }),
    onSuccess: (next) => {
      forget()
      keep(next)
    },
  })
  const startByPassword = useMutation({
    mutationFn: async (body: Password) => {
      const { proof } = await call('POST /v1/sessions', { body })
      return call('POST /v1/lost-factors', { body: { proof } })
    },
    onSuccess: keep,
  })
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const cancel = useMutation({
    mutationFn: () => call('POST /v1/lost-factors/cancel', { body: { request: request ?? '' } }),
    onSettled: refresh,
  })
  const send = useMutation({
    mutationFn: () => call('POST /v1/lost-factors/codes', { body: { request: request ?? '' } }),
    onSuccess: keep,
  })
  const finish = useMutation({
    mutationFn: (codes: Codes) =>
      call('POST /v1/lost-factors/finish', { body: { request: request ?? '', ...codes } }),
    onSuccess: refresh,
  })
  const isGone = isUnknown(report.error)
  return {
    ...{ start, startByPassword, cancel, send, finish, halfDone, forget, refresh },
    lookUp: report,
    report: request === null || isGone ? null : (report.data ?? null),
    isLoading: request !== null && report.isPending && !isGone,
    again: () => follow(null),
  }
}

export type LostDeviceState = ReturnType<typeof useLostDevice>
