const text = (description: string) => ({ type: 'string', description }) as const

/** JSON Schema of an answer that says no. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'status', 'title', 'detail', 'instance', 'code', 'remedy', 'params'],
  properties: {
    type: text('Address of a page about this problem'),
    status: { type: 'integer' },
    title: text("What happened, in the caller's language"),
    detail: text('What happened, where the money is, what can be done and by when'),
    instance: text('urn:okpay:request:<X-Request-Id>; give it to support'),
    code: text('Stable: programs decide by this'),
    remedy: text('The one thing to offer: change-input, retry, wait, sign-in, …'),
    retry: { type: 'string', enum: ['now', 'after_fix', 'after_time', 'never'] },
    who_acts: { type: 'string', enum: ['you', 'okpay', 'bank', 'counterparty', 'nobody'] },
    params: { type: 'object', description: 'The values in the words, as data' },
    retry_after: { type: 'integer', description: 'Seconds; also in Retry-After' },
    explanation: text('Id for GET /v1/explanations/refusal/{id}, when the refusal is kept'),
    step_up: {
      type: 'object',
      description: 'With platform.step_up_needed: the check to answer, as POST /v1/proofs/look-up',
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: text('JSON Pointer (RFC 6901) into the body, or /query/<name>'),
          code: text('required, unknown_field, wrong_type, not_allowed, too_long, …'),
          detail: text("In the caller's language"),
        },
      },
    },
  },
} as const
