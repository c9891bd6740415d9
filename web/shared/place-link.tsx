import { useTranslation } from 'react-i18next'
import { NavigationItem, navigationLinkClass } from '../ui/shell.tsx'
import { AppLink } from './app-link.tsx'
import { UnreadCount } from './bell.tsx'
import type { Place } from './places.tsx'
import type { StaffPlace } from './staff-places.tsx'

type Props = { readonly place: Place | StaffPlace; readonly size: number }

/** A place in the navigation: icon, word, and how many notices are unread. */
export const PlaceLink = ({ place, size }: Props) => {
  const { t } = useTranslation()
  const Icon = place.icon
  return (
    <AppLink to={place.to} className={navigationLinkClass}>
      <NavigationItem
        icon={<Icon size={size} stroke={1.8} />}
        label={t(place.label)}
        badge={'countsUnread' in place && <UnreadCount />}
      />
    </AppLink>
  )
}
