import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { IdentityKit } from '../identity-kit.ts'
import { loadProfile, lockPerson } from '../profile-store.ts'
import { judgeEnrolment, passkeyEnrolment } from '../proofs/passkey.ts'
import { isOpen, proofMinutes } from '../proofs/proof.ts'
import {
  insertProof,
  keepPasskeyChallenge,
  keepProofUsed,
  lockProof,
} from '../proofs/proof-store.ts'
import type { factorContract } from './contract.ts'
import { loadFactors, putPasskey } from './factor-store.ts'
import { noteFactorChanges } from './note-factor-change.ts'
import { noteFirstAuthenticator } from './note-first-authenticator.ts'
import { factorProblems } from './problems.ts'
import { showSecurity } from './show-security.ts'

type Input = Static<(typeof factorContract)['POST /v1/me/passkeys']['body']>

/** The challenge that the new passkey has to sign, good for ten minutes. */
export const beginPasskey = async (ctx: TxContext, kit: IdentityKit) => {
  const personId = signedIn(ctx)
  const { email, accountNumber, name } = await loadProfile(ctx, personId)
  const owner = { id: personId, name: email ?? accountNumber, displayName: name }
  const options = await passkeyEnrolment(kit, owner, await loadFactors(ctx, personId))
  const id = ctx.ids.next()
  const token = ctx.random.bytes(32).toString('base64url')
  const expiresAt = new Date(ctx.clock.now().getTime() + proofMinutes * 60_000)
  await insertProof(ctx, token, {
    ...{ id, personId, purpose: 'passkey_enrolment', boundTo: null, shown: null },
    ...{ excluded: [], triesLeft: 1, expiresAt },
  })
  await keepPasskeyChallenge(ctx, id, options.challenge)
  return { proof: token, options: { ...options } }
}

/** @throws identity.enrolment_expired, passkey_refused */
export const addPasskey = async (ctx: TxContext, kit: IdentityKit, input: Input) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const proof = await lockProof(ctx, input.proof)
  const isMeant = proof?.purpose === 'passkey_enrolment' && proof.personId === personId
  if (!isMeant || !isOpen(proof, ctx.clock.now()) || proof.passkeyChallenge === null) {
    throw factorProblems.enrolment_expired({ minutes: proofMinutes })
  }
  const made = await judgeEnrolment(kit, proof.passkeyChallenge, input.credential)
  if (!made) throw factorProblems.passkey_refused()
  const recoveryCodes = await noteFirstAuthenticator(ctx, personId)
  const passkey = { ...made, id: ctx.ids.next(), personId, label: input.label }
  if (!(await putPasskey(ctx, passkey))) throw factorProblems.passkey_refused()
  await keepProofUsed(ctx, proof.id)
  await noteFactorChanges(ctx, personId, [{ kind: 'factor_added', factor: 'passkey' }])
  return { security: await showSecurity(ctx, personId), recoveryCodes }
}
