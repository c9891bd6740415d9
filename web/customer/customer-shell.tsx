import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveUpdates } from '../api/live.ts'
import { usePerson } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { Brand } from '../shared/brand.tsx'
import { PlaceLink } from '../shared/place-link.tsx'
import { places, tabs } from '../shared/places.tsx'
import { PortraitMenu } from '../shared/portrait-menu.tsx'
import { Shell } from '../ui/shell.tsx'
import { FreezeBanner } from './freeze/freeze-banner.tsx'
import { RequestWatch } from './requests/request-watch.tsx'
import { useKeys } from './use-keys.ts'

/** Customers never load these. */
const StaffLinks = lazy(async () => ({
  default: (await import('../shared/staff-links.tsx')).StaffLinks,
}))

/** The frame around every screen of a signed-in person. */
export const CustomerShell = () => {
  const { t } = useTranslation()
  const { roles } = usePerson()
  useLiveUpdates()
  useKeys()
  return (
    <Shell
      brand={
        <AppLink to={paths.home()}>
          <Brand />
        </AppLink>
      }
      side={
        <>
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} size={21} />
          ))}
          {roles.length > 0 && (
            <Suspense>
              <StaffLinks />
            </Suspense>
          )}
        </>
      }
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
