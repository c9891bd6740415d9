import type { ReplyOf } from '../api/calls.ts'

/** Options as the program sends them, for `navigator.credentials`. */
type Options = ReplyOf<'POST /v1/proofs/passkey'>

/**
 * Why the browser gave no passkey:
 * - `cancelled`: the person closed its window, or it ran out; the browser does not tell which;
 * - `known`: this device holds a passkey of this account already;
 * - `unsupported`: the device cannot;
 * - `address`: the page is opened under an address that passkeys do not allow.
 */
export type PasskeyFailureKind = 'cancelled' | 'known' | 'unsupported' | 'address'

export class PasskeyFailure extends Error {
  readonly kind: PasskeyFailureKind
  constructor(kind: PasskeyFailureKind, options?: ErrorOptions) {
    super(kind, options)
    this.name = 'PasskeyFailure'
    this.kind = kind
  }
}

export const isPasskeyFailure = (error: unknown): error is PasskeyFailure =>
  error instanceof PasskeyFailure

export const hasPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

const kinds: Readonly<Record<string, PasskeyFailureKind>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  SecurityError: 'address',
}

/** The browser's part of the library; a chunk of its own. */
const load = () => import('@simplewebauthn/browser')

const ceremony = async <T>(run: () => Promise<T>): Promise<T> => {
  if (!hasPasskeys()) throw new PasskeyFailure('unsupported')
  try {
    return await run()
  } catch (error) {
    const kind = kinds[error instanceof Error ? error.name : ''] ?? 'unsupported'
    throw new PasskeyFailure(kind, { cause: error })
  }
}

/** Asks the browser for a passkey. @throws PasskeyFailure */
export const askForPasskey = async (options: Options) => {
  const { startAuthentication } = await load()
  return ceremony(() => startAuthentication({ optionsJSON: options as never }))
}

/** Lets the browser make a passkey. @throws PasskeyFailure */
export const makePasskey = async (options: Options) => {
  const { startRegistration } = await load()
  return ceremony(() => startRegistration({ optionsJSON: options as never }))
}
