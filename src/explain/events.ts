/** Facts that this module publishes. */
export const explainEvents = {
  /**
   * Subject: the person who was refused. `{ operation, code, params, requestId, idempotencyKey,
   * amount: { amount, currency } | null, to, policyVersion, retryAfter, closure,
   * channel }`; `to` is masked.
   * The event's id is that of the explanation: `evt_…` and `ref_…` differ in the prefix only.
   */
  refused: 'explain.refused',
} as const
