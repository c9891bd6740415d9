import { formatId } from '#platform/ids'
import type { ReasonDeclaration } from '#platform/reasons'
import { type Restriction, riskReasons } from '#risk'
import type { Draft, Proof, Step } from '../explanation.ts'
import { offer } from '../offers.ts'

const offersOf = ({ origin, reason, category }: Restriction): Draft['actions'] => {
  if (origin === 'owner') return [offer('unfreeze')]
  if (reason === 'cooling_down') return [offer('see_restrictions'), offer('freeze')]
  return category === 'security'
    ? [offer('see_restrictions'), offer('change_password'), offer('see_devices')]
    : [offer('see_restrictions')]
}

const timelineOf = ({ since, reviewDue, endsAt }: Restriction): Step[] => {
  const placed = { en: 'Restricted', 'zh-CN': '开始受限' }
  const decided = { en: 'Decided by a person', 'zh-CN': '专人作出决定' }
  const ended = { en: 'Ends by itself', 'zh-CN': '自动解除' }
  return [
    { code: 'placed', title: placed, state: 'done', at: since },
    ...(reviewDue
      ? [{ code: 'review', title: decided, state: 'now', by: reviewDue } as const]
      : []),
    ...(endsAt ? [{ code: 'ends', title: ended, state: 'next', by: endsAt } as const] : []),
  ]
}

/** A reason of a later version is told like one that is not told. */
const declarationOf = ({ reason }: Restriction): ReasonDeclaration =>
  (riskReasons as Readonly<Record<string, ReasonDeclaration>>)[reason] ?? riskReasons.review

type Known = {
  /** The one that is told. */
  readonly date: Date
  /** Why a wait runs. */
  readonly because: unknown
  readonly evidence: readonly Proof[]
}

/** What restricts somebody now. */
export const explainRestriction = (
  restriction: Restriction,
  { date, because, evidence }: Known,
): Draft => {
  const { since: at, disclosure, reason, endsAt, origin, category, policyVersion } = restriction
  const declared = declarationOf(restriction)
  const by = origin === 'owner' ? null : date
  return {
    ...{ kind: 'restriction', id: formatId('restriction', restriction.id) },
    code: `risk.${reason}`,
    // Whoever placed it chose what may be told; the reason itself is never for others.
    declaration: { ...declared, disclosure: disclosure === 'full' ? 'owner_only' : disclosure },
    ...{ params: { by: date, because }, state: 'restricted', at, evidence, money: null },
    ...{ by, retryAt: endsAt, policyVersion },
    ...{ actions: offersOf(restriction), timeline: timelineOf(restriction) },
    staffNote: `${category} · ${reason} · ${origin}`,
  }
}
