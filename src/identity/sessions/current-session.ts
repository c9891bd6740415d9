import type { Context } from '#platform/context'

/** The session of this call. */
export const currentSessionOf = ({ actor }: Context): string => {
  if (actor.kind !== 'person') throw new Error('This endpoint must require a signed-in person')
  return actor.sessionId
}
