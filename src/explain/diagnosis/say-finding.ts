import type { Static } from '#platform/contract'
import { reasonWords } from '#platform/http/format-words'
import type { Language } from '#platform/problems'
import { callOf, offer } from '../explanations/offers.ts'
import { reviveParams } from '../explanations/revive-problem.ts'
import type { Finding } from './contract.ts'
import { declarationOf } from './diagnose.ts'
import type { Found } from './finding.ts'

type Reader = { readonly language: Language; readonly timeZone: string }

/** The one button of a finding: where what is wrong is solved, with everything that it needs. */
const offerOf = ({ action, about, currency }: Found) => {
  const id = about?.id
  if (action === 'see_movement' && id !== undefined) {
    return offer(action, { href: `/activity/${id}`, call: callOf('GET', `/v1/activity/${id}`) })
  }
  if (action === 'see_withdrawal' && id !== undefined) {
    const call = callOf('GET', `/v1/withdrawals/${id}`)
    return offer(action, { href: `/withdrawals/${id}`, call })
  }
  if (action === 'add_money' || action === 'bank_details') {
    if (!currency) return offer(action, { href: '/add-money' })
    const call = callOf('GET', `/v1/deposits/bank-details?currency=${currency}`)
    return offer(action, { href: `/add-money?currency=${currency}`, call })
  }
  return offer(action)
}

/** What was found, in the words of its declaration. Pure. */
export const sayFinding = (
  found: Found,
  { language, timeZone }: Reader,
): Static<typeof Finding> => {
  const { code, certainty, since, evidence, by = null, about = null, params = {} } = found
  const declaration = declarationOf(code)
  const { label, ...action } = offerOf(found)
  return {
    ...{ code, certainty, since: since.toISOString(), evidence: [...evidence] },
    ...reasonWords(declaration, reviveParams(declaration, params), language, timeZone),
    ...{ whoActs: declaration.whoActs, by: by?.toISOString() ?? null },
    action: { ...action, label: label[language] },
    ...{ article: declaration.article, about },
  }
}
