import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { choosePhrase, dropPhrase, getPhrase } from './choose-phrase.ts'
import { phraseContract } from './contract.ts'

export const phraseEndpoints: readonly Endpoint[] = [
  endpoint(phraseContract, 'GET /v1/me/phrase', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await getPhrase(ctx) }),
  }),
  endpoint(phraseContract, 'PUT /v1/me/phrase', {
    permission: 'signed_in',
    transaction: 'write',
    problems: ['identity.phrase_unsuitable'],
    ratePerMinute: 20,
    handle: async (ctx, { body }) => ({
      status: 200,
      body: await choosePhrase(ctx, body.phrase),
    }),
  }),
  endpoint(phraseContract, 'DELETE /v1/me/phrase', {
    permission: 'signed_in',
    transaction: 'write',
    problems: [],
    handle: async (ctx) => {
      await dropPhrase(ctx)
      return { status: 204 }
    },
  }),
]
