import { usePerson } from '../api/session.ts'
import { PlaceLink } from './place-link.tsx'
import { staffPlacesOf } from './staff-places.tsx'

/** What the reader's roles have work in, in the side bar of a wide screen. */
export const StaffLinks = () => {
  const { roles } = usePerson()
  return staffPlacesOf(roles).map((place) => <PlaceLink key={place.to} place={place} size={21} />)
}
