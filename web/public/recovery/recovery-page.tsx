import type { ReactNode } from 'react'
import { NarrowPage } from '../../ui/page.tsx'
import { PublicFoot, PublicTop } from '../public-top.tsx'

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** One step of a road back into an account. */
export const RecoveryPage = ({ title, lead, children }: Props) => (
  <NarrowPage title={title} lead={lead} top={<PublicTop />} foot={<PublicFoot />}>
    <title>{`${title} · OKPay`}</title>
    {children}
  </NarrowPage>
)
