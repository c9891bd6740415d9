import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'

const Phrase = strict({
  /** Null when none is set; then messages carry a note on how to set one. */
  phrase: nullable(Type.String()),
  setAt: nullable(Time),
})

export const phraseContract = declareContracts({
  'GET /v1/me/phrase': {
    summary: 'The phrase of your own that our messages carry',
    reply: { 200: Phrase },
  },
  'PUT /v1/me/phrase': {
    summary: 'Choose the phrase that our messages carry from now on',
    body: strict({
      phrase: Type.String({
        minLength: 1,
        maxLength: 200,
        description: '2 to 40 characters after NFKC; nothing that others know or that is secret',
      }),
    }),
    reply: { 200: Phrase },
  },
  'DELETE /v1/me/phrase': { summary: 'Go without a phrase', reply: { 204: null } },
})
