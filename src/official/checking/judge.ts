import { type Found, type FoundMail, type FoundWeb, fraudKeysOf } from './found.ts'
import { asciiOf } from './host.ts'
import { disguise, judgeHost, mainHost } from './judge-host.ts'
import { judgeName } from './judge-name.ts'
import { type Finding, finding, inForce, type Judging } from './judging.ts'
import { carriesName, looksOf } from './look-alike.ts'
import type { Judgement } from './verdict.ts'

/** Of a host that is ours: how it was written may still lead elsewhere. */
const judgeOwnHost = (found: FoundWeb, ours: string, judging: Judging): Finding => {
  if (found.odd) return finding('looks_like', 'ambiguous_address', ours, found.host)
  const origins = inForce(judging, 'web')
    .map(({ value }) => new URL(value))
    .filter(({ hostname }) => hostname === ours)
  const scheme = found.scheme === '' ? (origins[0]?.protocol.slice(0, -1) ?? 'https') : found.scheme
  const sameScheme = origins.filter(({ protocol }) => protocol === `${scheme}:`)
  if (sameScheme.length === 0) return finding('looks_like', 'not_encrypted', ours, found.host)
  const port = scheme === 'http' && found.port === '80' ? '' : found.port
  if (!sameScheme.some((origin) => origin.port === port)) {
    return finding('looks_like', 'other_port', ours, `${found.host}:${found.port || '—'}`)
  }
  return finding('official', 'listed', sameScheme[0]!.host)
}

const judgeWeb = (found: FoundWeb, judging: Judging): Finding => {
  const { registry, now } = judging
  if (!['', 'http', 'https'].includes(found.scheme)) {
    return finding('not_official', 'other_program', mainHost(registry), found.scheme)
  }
  const host = judgeHost(found.host, registry, now)
  if (host.verdict === 'official') {
    return judgeOwnHost(found, host.official ?? found.host, judging)
  }
  const shown = asciiOf(found.host)
  if (found.userInfo !== '') {
    const before = found.userInfo.split(/[:/]/)[0]!.toLowerCase()
    const disguised = judgeHost(before, registry, now)
    if (disguised.verdict === 'official' || disguised.verdict === 'looks_like') {
      return finding('looks_like', 'name_before_at', disguised.official, shown)
    }
  }
  return finding(host.verdict, host.reason, host.official, shown)
}

const judgeMail = (found: FoundMail, judging: Judging): Finding => {
  const { registry, now } = judging
  const address = `${found.local}@${asciiOf(found.host)}`
  const ours = inForce(judging, 'mail').map(({ value }) => value)
  const main = ours[0] ?? null
  if (ours.includes(address) || ours.includes(`@${asciiOf(found.host)}`)) {
    return finding('official', 'listed_mail', address)
  }
  const domain = ours.find((value) => value.endsWith(`@${asciiOf(found.host)}`))
  if (domain) return finding('looks_like', 'other_mailbox', domain, address)
  const alike = ours.find((value) => looksOf(value) === looksOf(`${found.local}@${found.host}`))
  if (alike) return finding('looks_like', 'look_alike_letters', alike, address)
  const host = judgeHost(found.host, registry, now)
  if (host.verdict === 'official') return finding('looks_like', 'other_mailbox', main, address)
  const disguised = disguise(found.host, registry)
  if (disguised) return finding('looks_like', disguised.reason, main ?? disguised.official, address)
  if (carriesName(found.local, registry.name)) {
    return finding('looks_like', 'name_at_other_mail', main, address)
  }
  return main === null
    ? finding('not_official', 'no_such_channel')
    : finding('not_official', 'not_listed', main, address)
}

const judgeValue = (found: Found, judging: Judging): Finding => {
  if (found.kind === 'web') return judgeWeb(found, judging)
  if (found.kind === 'mail') return judgeMail(found, judging)
  return judgeName(found, judging)
}

/**
 * What a thing in a pasted text is: ours, like ours, not ours, known as fraud, or not to be told
 * from here. Pure.
 */
export const judge = (found: Found, judging: Judging): Judgement => {
  const value = judgeValue(found, judging)
  // Ours stays ours, even if a report about it was confirmed by mistake.
  if (value.verdict === 'official' && found.hidden) {
    return { found, ...value, verdict: 'looks_like', reason: 'invisible_characters' }
  }
  if (value.verdict !== 'official' && fraudKeysOf(found).some((key) => judging.frauds.has(key))) {
    return { found, ...value, verdict: 'known_fraud', reason: 'reported' }
  }
  return { found, ...value }
}
