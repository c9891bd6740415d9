import type { Channel } from '../registry/registry.ts'
import type { FoundApp, FoundPhone, FoundSender, FoundSocial } from './found.ts'
import { finding, inForce, type Judging } from './judging.ts'
import { carriesName, isOneSlipAway, looksOf, misspellsName } from './look-alike.ts'

const nameOf = ({ value, network }: Channel): string => (network ? `${network}: ${value}` : value)

/** `+4930123456` and `030123456` end alike; a short number has to be the same. */
const nationalPart = (number: string): string => number.replace(/^\+|^0+/g, '').slice(-9)

const judgePhone = ({ number }: FoundPhone, judging: Judging) => {
  const ours = inForce(judging, 'phone')
  if (ours.length === 0) return finding('not_official', 'no_such_channel')
  const same = ours.find(({ value }) => value === number)
  if (same) return finding('official', 'listed_phone', same.value)
  const alike = ours.find(
    ({ value }) =>
      number.length >= 8 &&
      (nationalPart(value) === nationalPart(number) || isOneSlipAway(value, number)),
  )
  if (alike) return finding('looks_like', 'number_altered', alike.value, number)
  return finding('not_official', 'not_listed', ours[0]!.value, number)
}

const isLike = (name: string, ours: readonly Channel[], brand: string): boolean =>
  carriesName(name, brand) ||
  misspellsName(name, brand) ||
  ours.some(
    ({ value }) =>
      looksOf(value) === looksOf(name) ||
      (value.length >= 5 && isOneSlipAway(looksOf(value), looksOf(name))),
  )

const judgeSocial = ({ handle, network }: FoundSocial, judging: Judging) => {
  const all = inForce(judging, 'social')
  const named = all.find(({ value }) => value.toLowerCase() === handle)
  if (network === null) {
    if (named) return finding('unknown', 'network_unknown', nameOf(named))
    return isLike(handle, all, judging.registry.name)
      ? finding('looks_like', 'handle_altered', all[0] ? nameOf(all[0]) : null, `@${handle}`)
      : finding('not_official', 'not_listed', null, `@${handle}`)
  }
  const here = all.filter((channel) => channel.network === network)
  const same = here.find(({ value }) => value.toLowerCase() === handle)
  if (same) return finding('official', 'listed', nameOf(same))
  if (named) return finding('looks_like', 'other_network', nameOf(named), `${network}: ${handle}`)
  const right = here[0] ?? all[0]
  const official = right ? nameOf(right) : null
  if (isLike(handle, all, judging.registry.name)) {
    return finding('looks_like', 'handle_altered', official, `${network}: ${handle}`)
  }
  return all.length === 0
    ? finding('not_official', 'no_such_channel')
    : finding('not_official', 'not_listed', official, `${network}: ${handle}`)
}

const judgeSender = ({ sender, alone }: FoundSender, judging: Judging) => {
  const ours = inForce(judging, 'sms')
  const same = ours.find(({ value }) => value.toLowerCase() === sender.toLowerCase())
  // Inside a message anybody can write it.
  if (same && !alone) return finding('unknown', 'name_alone', same.value)
  if (same) return finding('official', 'listed_sender', same.value)
  const [first] = ours
  if (isLike(sender, ours, judging.registry.name)) {
    return finding('looks_like', 'handle_altered', first?.value ?? null, sender)
  }
  return finding('not_official', first ? 'not_listed' : 'no_such_channel', first?.value, sender)
}

const judgeApp = ({ id }: FoundApp, judging: Judging) => {
  const ours = inForce(judging, 'app')
  const same = ours.find(({ value }) => value === id)
  if (same) return finding('official', 'listed', same.value)
  const [first] = ours
  if (isLike(id, ours, judging.registry.name)) {
    return finding('looks_like', 'name_inside', first?.value ?? null, id)
  }
  return finding('not_official', first ? 'not_listed' : 'no_such_channel', first?.value, id)
}

/** Numbers, names on networks, senders of text messages, apps. */
export const judgeName = (
  found: FoundPhone | FoundSocial | FoundSender | FoundApp,
  judging: Judging,
) => {
  switch (found.kind) {
    case 'phone':
      return judgePhone(found, judging)
    case 'social':
      return judgeSocial(found, judging)
    case 'sms':
      return judgeSender(found, judging)
    case 'app':
      return judgeApp(found, judging)
  }
}
