import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { codes } from '../codes.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { answerProof } from './answer-proof.ts'
import { askForPasskey } from './ask-for-passkey.ts'
import { proofContract } from './contract.ts'
import { lookUpProof } from './look-up-proof.ts'
import { sendProofCode } from './send-proof-code.ts'

/** The token is the authority: whoever holds it began the check, signed in or not. */
export const proofEndpoints = (kit: IdentityKit): readonly Endpoint[] => [
  endpoint(proofContract, 'POST /v1/proofs/look-up', {
    permission: 'anyone',
    transaction: 'read',
    problems: codes('proof_expired'),
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({ status: 200, body: await lookUpProof(ctx, body.proof) }),
  }),
  endpointWithoutTransaction(proofContract, 'POST /v1/proofs/code', {
    permission: 'anyone',
    problems: codes('proof_expired', 'factor_unavailable', 'messages_too_often'),
    ratePerMinute: 30,
    handle: async (ctx, { body }) => ({ status: 202, body: await sendProofCode(ctx, kit, body) }),
  }),
  endpointWithoutTransaction(proofContract, 'POST /v1/proofs/passkey', {
    permission: 'anyone',
    problems: codes('proof_expired', 'factor_unavailable'),
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: { ...(await askForPasskey(ctx, kit, body.proof)) },
    }),
  }),
  endpointWithoutTransaction(proofContract, 'POST /v1/proofs/answer', {
    permission: 'anyone',
    problems: [
      ...codes('proof_expired', 'factor_unavailable', 'factors_paused', 'factor_replayed'),
      ...codes('factor_clock_off', 'factor_wrong', 'proof_spent'),
    ],
    ratePerMinute: 60,
    handle: async (ctx, { body }) => ({ status: 200, body: await answerProof(ctx, kit, body) }),
  }),
]
