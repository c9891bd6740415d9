import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLiveUpdates } from '../api/live.ts'
import { usePerson } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { UnreadCount } from '../shared/bell.tsx'
import { Brand } from '../shared/brand.tsx'
import { type Place, places, tabs } from '../shared/places.tsx'
import { PortraitMenu } from '../shared/portrait-menu.tsx'
import { useStaffPlaces } from '../shared/use-staff-places.ts'
import { NavigationItem, navigationLinkClass, Shell } from '../ui/shell.tsx'
import { FreezeBanner } from './freeze/freeze-banner.tsx'
import { RequestWatch } from './requests/request-watch.tsx'
import { useKeys } from './use-keys.ts'

const PlaceLink = ({ place, size }: { place: Place; size: number }) => {
  const { t } = useTranslation()
  const Icon = place.icon
  return (
    <AppLink to={place.to} className={navigationLinkClass}>
      <NavigationItem
        icon={<Icon size={size} stroke={1.8} />}
        label={t(place.label)}
        badge={place.countsUnread && <UnreadCount />}
      />
    </AppLink>
  )
}

/** The frame around every screen of a signed-in person. */
export const CustomerShell = () => {
  const { t } = useTranslation()
  const { roles } = usePerson()
  useLiveUpdates()
  useKeys()
  const side = [...places, ...useStaffPlaces(roles)]
  return (
    <Shell
      brand={
        <AppLink to={paths.home()}>
          <Brand />
        </AppLink>
      }
      side={side.map((place) => <PlaceLink key={place.to} place={place} size={21} />)}
      sideFoot={<PortraitMenu withName />}
      tabs={tabs.map((place) => <PlaceLink key={place.to} place={place} size={22} />)}
      notice={<FreezeBanner />}
      navigationLabel={t('navigation.label')}
      skipLabel={t('navigation.skip')}
    >
      <RequestWatch />
      <Outlet />
    </Shell>
  )
}
