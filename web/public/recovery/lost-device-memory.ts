import { recallSignIn } from '../sign-in-memory.ts'

/** The report of a lost device, for this browser: it is followed up days later. */
const reportName = 'lost-device'
/** A reset that cannot be finished without the lost device; for this tab. */
const halfDoneName = 'lost-device-proof'

const read = (storage: () => Storage, name: string): string | null => {
  try {
    return storage().getItem(name)
  } catch {
    return null
  }
}

const write = (storage: () => Storage, name: string, value: string | null): void => {
  try {
    if (value === null) storage().removeItem(name)
    else storage().setItem(name, value)
  } catch {
    // Without storage the report is made once more; it goes on where it was.
  }
}

export const recallReport = (): string | null => read(() => localStorage, reportName)
export const rememberReport = (request: string | null): void =>
  write(() => localStorage, reportName, request)

export const rememberHalfDone = (proof: string | null): void =>
  write(() => sessionStorage, halfDoneName, proof)

/** What this tab could not finish: a reset, or a sign-in and whose it is. */
export const recallHalfDone = (): {
  readonly proof: string
  readonly identifier: string
} | null => {
  const proof = read(() => sessionStorage, halfDoneName)
  return proof === null ? recallSignIn() : { proof, identifier: '' }
}
