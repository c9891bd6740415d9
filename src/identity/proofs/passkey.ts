import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Static } from '#platform/contract'
import type { Factor } from '../factors/factor-store.ts'
import type { Credential } from './contract.ts'

/**
 * Passkeys (WebAuthn level 3). The relying party is the host of our pages: a passkey answers no
 * other site, however alike its name. User verification is always asked for, so that a passkey
 * alone proves possession and the person.
 */
type Party = { readonly publicUrl: string }
type Answer = Static<typeof Credential>

const rpIdOf = ({ publicUrl }: Party): string => new URL(publicUrl).hostname

/** Options for signing in; without `factors` the browser offers every passkey of this site. */
export const passkeyQuestion = (party: Party, factors: readonly Factor[] = []) =>
  generateAuthenticationOptions({
    rpID: rpIdOf(party),
    userVerification: 'required',
    timeout: 120_000,
    allowCredentials: factors
      .filter(({ credentialId }) => credentialId !== null)
      .map(({ credentialId, transports }) => ({
        id: credentialId!,
        transports: transports as never,
      })),
  })

/** The new signature counter, or null when the answer is not right. */
export const judgePasskey = async (
  party: Party,
  challenge: string,
  answer: Answer,
  factor: Factor,
): Promise<number | null> => {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as never,
      expectedChallenge: challenge,
      expectedOrigin: party.publicUrl,
      expectedRPID: rpIdOf(party),
      requireUserVerification: true,
      credential: {
        id: factor.credentialId!,
        publicKey: new Uint8Array(factor.publicKey!),
        counter: factor.signCount,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // The library throws for everything that is not right: shape, origin, counter, signature.
    return null
  }
}

type Owner = { readonly id: string; readonly name: string; readonly displayName: string }

export const passkeyEnrolment = (party: Party, owner: Owner, known: readonly Factor[]) =>
  generateRegistrationOptions({
    rpID: rpIdOf(party),
    rpName: 'OKPay',
    userID: new Uint8Array(Buffer.from(owner.id.replaceAll('-', ''), 'hex')),
    userName: owner.name,
    userDisplayName: owner.displayName,
    timeout: 120_000,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: known
      .filter(({ credentialId }) => credentialId !== null)
      .map(({ credentialId }) => ({ id: credentialId! })),
  })

export type NewCredential = {
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly signCount: number
  readonly transports: readonly string[]
}

/** What the browser made, or null when it does not answer this challenge. */
export const judgeEnrolment = async (
  party: Party,
  challenge: string,
  answer: Answer,
): Promise<NewCredential | null> => {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as never,
      expectedChallenge: challenge,
      expectedOrigin: party.publicUrl,
      expectedRPID: rpIdOf(party),
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey: Buffer.from(publicKey), signCount: counter, transports }
  } catch {
    return null
  }
}
