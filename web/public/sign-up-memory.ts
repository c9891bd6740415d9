import type { ReplyOf } from '../api/calls.ts'

/** The contact whose code is awaited; kept for this tab, so that a reload loses nothing. */
export type AwaitedCode = ReplyOf<'POST /v1/sign-ups'>

const name = 'awaited-code'

export const recallAwaitedCode = (): AwaitedCode | null => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as AwaitedCode | null
  } catch {
    return null
  }
}

export const rememberAwaitedCode = (awaited: AwaitedCode | null): void => {
  try {
    if (awaited) sessionStorage.setItem(name, JSON.stringify(awaited))
    else sessionStorage.removeItem(name)
  } catch {
    // Without storage the verify screen asks for the address or number again.
  }
}
