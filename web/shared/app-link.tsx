import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from '../ui/button.tsx'

type AppLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address from `paths`. */
  readonly to: string
  readonly replace?: boolean
  readonly children: ReactNode
}

/** `/send?to=OK1` → path and search, as the router wants them. */
export const splitAddress = (address: string) => {
  const [to = '/', search = ''] = address.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(search)) }
}

/** A link inside the app; `to` comes from `paths`. */
export const AppLink = ({ to, ...rest }: AppLinkProps) => (
  <Link {...({ ...rest, ...splitAddress(to) } as LinkProps)} />
)

type ButtonLinkProps = Omit<AppLinkProps, 'className'> & ButtonLook & { readonly icon?: ReactNode }

export const ButtonLink = ({ look, size, wide, icon, children, ...rest }: ButtonLinkProps) => (
  <AppLink
    {...rest}
    className={buttonClass({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })}
  >
    {icon}
    <span>{children}</span>
  </AppLink>
)
