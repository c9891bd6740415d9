import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { paths } from '../paths.ts'
import type { Person, Session } from './calls.ts'
import { call } from './client.ts'
import { isSignedOut } from './problem.ts'
import { forgetAllRequests } from './requests.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['GET /v1/sessions/current', {}] as const,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await call('GET /v1/sessions/current', {}, { signal })
    } catch (error) {
      if (isSignedOut(error)) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export const useSession = () => useQuery(sessionQuery)

const PersonContext = createContext<Person | null>(null)
export const PersonProvider = PersonContext.Provider

/** The signed-in person, below `RequireSession`. */
export const usePerson = (): Person => {
  const person = useContext(PersonContext)
  if (!person) throw new Error('usePerson is for screens below RequireSession')
  return person
}

/** What to do with the session after signing in, out, or changing the profile. */
export const useSessionChange = () => {
  const client = useQueryClient()
  return {
    signedIn: (session: Session) => {
      client.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
      })
      client.setQueryData(sessionQuery.queryKey, session)
    },
    personChanged: (person: Person) =>
      client.setQueryData(sessionQuery.queryKey, (old) => (old ? { ...old, person } : old)),
    /** The page is loaded anew: nothing of the person stays in memory. */
    signOut: async () => {
      await call('DELETE /v1/sessions/current')
      forgetAllRequests()
      window.location.replace(paths.welcome())
    },
  }
}
