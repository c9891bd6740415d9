/** The check of a sign-in that is under way; kept for this tab, so that a reload loses nothing. */
export type SignInUnderWay = { readonly proof: string; readonly identifier: string }

const name = 'sign-in'

export const recallSignIn = (): SignInUnderWay | null => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as SignInUnderWay | null
  } catch {
    return null
  }
}

export const rememberSignIn = (underWay: SignInUnderWay | null): void => {
  try {
    if (underWay) sessionStorage.setItem(name, JSON.stringify(underWay))
    else sessionStorage.removeItem(name)
  } catch {
    // Without storage a reload begins again.
  }
}
