import { useQuery } from '@tanstack/react-query'
import type { Person } from '../api/calls.ts'
import type { Place } from './places.tsx'

const none: readonly Place[] = []

/** What these roles have work in; its code is loaded for those who have a role only. */
export const useStaffPlaces = (roles: Person['roles']): readonly Place[] => {
  const { data } = useQuery({
    queryKey: ['staff places', roles.join(' ')],
    queryFn: async () => (await import('./staff-places.tsx')).staffPlacesOf(roles),
    enabled: roles.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    structuralSharing: false,
  })
  return data ?? none
}
