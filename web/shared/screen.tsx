import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'
import { AppLink } from './app-link.tsx'
import { Bell } from './bell.tsx'
import { Brand } from './brand.tsx'
import { PortraitMenu } from './portrait-menu.tsx'
import styles from './screen.module.css'

type ScreenProps = {
  readonly title: string
  /** Where the arrow leads; without it the screen shows brand, bell and portrait. */
  readonly backTo?: string
  readonly end?: ReactNode
  readonly aside?: ReactNode
  readonly bottom?: ReactNode
  readonly children: ReactNode
}

/** A screen of a signed-in person: `Page` with our back arrow, brand, portrait and window title. */
export const Screen = ({ title, backTo, end, ...rest }: ScreenProps) => {
  const { t } = useTranslation()
  return (
    <>
      <title>{`${title} · OKPay`}</title>
      <Page
        {...rest}
        title={title}
        titleHidden={!backTo}
        brand={backTo ? undefined : <Brand />}
        end={
          backTo ? (
            end
          ) : (
            <>
              <Bell />
              <PortraitMenu />
            </>
          )
        }
        back={
          backTo && (
            <AppLink className={styles.back ?? ''} to={backTo} aria-label={t('back')}>
              <IconChevronLeft size={24} aria-hidden />
            </AppLink>
          )
        }
      />
    </>
  )
}
