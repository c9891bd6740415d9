import { declareContracts } from './contract.ts'

export const liveContract = declareContracts({
  'GET /v1/events': {
    summary: 'What happens to me, as it happens: Server-Sent Events, resumable by Last-Event-ID',
    reply: { 200: 'text/event-stream' },
  },
})
