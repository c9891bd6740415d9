import { IconDeviceDesktop, IconDeviceMobile, IconTerminal2 } from '@tabler/icons-react'
import { Disc } from '../../../ui/card.tsx'

const isPhone = (device: string) => /iOS|iPadOS|Android|安卓|HarmonyOS|鸿蒙/.test(device)
const isProgram = (device: string) => /curl|Python|Node\.js|Postman|Go\b|Java\b/.test(device)

/** A shape for what a device calls itself, beside its words. */
export const DeviceIcon = ({ device, current }: { device: string; current: boolean }) => {
  const Icon = isPhone(device)
    ? IconDeviceMobile
    : isProgram(device)
      ? IconTerminal2
      : IconDeviceDesktop
  return (
    <Disc tone={current ? 'accent' : 'fill'}>
      <Icon size={21} stroke={1.8} />
    </Disc>
  )
}
