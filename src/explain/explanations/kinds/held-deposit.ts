import type { WaitingMoney } from '#funding'
import { money, toWire } from '#money'
import { formatId } from '#platform/ids'
import { declaredReasons } from '#platform/reasons'
import type { heldDeposit } from '../../held-deposit.ts'
import type { Draft, Proof } from '../explanation.ts'
import { offer } from '../offers.ts'
import { receivedStep } from './deposit.ts'

type Held = {
  readonly item: WaitingMoney
  readonly told: ReturnType<typeof heldDeposit>
  readonly evidence: readonly Proof[]
  readonly policyVersion: number
}

/** Money that came with its owner's reference and could not be credited, as the owner reads it. */
export const explainHeldDeposit = ({ item, told, evidence, policyVersion }: Held): Draft => {
  const { id, currency, amountMinor, receivedAt: at } = item
  const { code, params, by, action } = told
  const declaration = declaredReasons.get(code)
  if (!declaration) throw new Error(`${code} has no words`)
  return {
    ...{ kind: 'deposit', id: formatId('bankEntry', id), code, declaration, params },
    ...{ state: 'waiting', at, evidence, by, retryAt: null, policyVersion },
    money: {
      ...{ where: 'unmatched', amount: toWire(money(amountMinor, currency)), since: at },
      words: {
        en: '{amount} is kept apart for you at OKPay.',
        'zh-CN': '{amount} 由 OKPay 为您单独保管。',
      },
      movesNext: by,
    },
    actions: action === 'contact' ? [offer('contact')] : [offer(action), offer('contact')],
    timeline: [
      receivedStep(at),
      {
        code: 'decided',
        title: { en: 'Credited or sent back by our staff', 'zh-CN': '由工作人员入账或退回' },
        ...{ state: 'now', by },
      },
    ],
    staffNote: null,
  }
}
