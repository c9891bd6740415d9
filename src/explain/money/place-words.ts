import type { Language, Words } from '#platform/problems'
import { momentInWords } from '../moment.ts'
import { leaves, type PlaceKind, type Unfinished } from './where.ts'

/** How staff read the kinds of accounts. */
export const placeTitles: Readonly<Record<PlaceKind, Words>> = {
  wallet: { en: 'Customers’ wallets', 'zh-CN': '客户钱包' },
  suspense: { en: 'Unmatched deposits', 'zh-CN': '未匹配入账' },
  returns: { en: 'On the way back', 'zh-CN': '退款途中' },
  fees: { en: 'Fees taken', 'zh-CN': '已收手续费' },
  position: { en: 'Exchange position', 'zh-CN': '兑换头寸' },
  nostro: { en: 'At our banks', 'zh-CN': '存放银行' },
  clearing: { en: 'Being cleared', 'zh-CN': '清算中' },
  opening: { en: 'Opening balances', 'zh-CN': '期初余额' },
}

export const whereOf = ({ kind }: Unfinished, isIncoming: boolean) => {
  if (kind === 'hold') return isIncoming ? 'incoming' : 'held'
  if (kind === 'withdrawal_sent' || kind === 'withdrawal_contradicted') return 'with_bank'
  if (leaves({ kind })) return 'held'
  return kind === 'unmatched_deposit' || kind === 'deposit_held' ? 'unmatched' : 'returning'
}

/** `{at}` stands for the moment at which it moves next. */
const still: Readonly<Record<Exclude<Unfinished['kind'], 'hold'>, Words>> = {
  withdrawal_held: {
    en: 'Reserved for a withdrawal to a bank account; it can still be cancelled. It goes on by {at}.',
    'zh-CN': '为一笔提现到银行预留，仍可取消，最迟{at}进入下一步。',
  },
  withdrawal_fee: {
    en: 'Reserved for the fee of a withdrawal; given back if the withdrawal does not go. It goes on by {at}.',
    'zh-CN': '为一笔提现的手续费预留，如未提现则退还，最迟{at}进入下一步。',
  },
  withdrawal_sent: {
    en: 'With the bank, on its way to the bank account; it arrives by {at}, or we say what keeps it.',
    'zh-CN': '款项在银行，正在转往银行账户，最迟{at}到账；如有延误会说明原因。',
  },
  withdrawal_contradicted: {
    en: 'Its owner has the money back, but the bank’s entries do not agree with that yet; treasury asks the bank.',
    'zh-CN': '款项已退还客户，但与银行分录尚不一致，由资金团队向银行核实。',
  },
  unmatched_deposit: {
    en: 'Arrived without a known reference; it waits at OKPay until our staff credit it or send it back.',
    'zh-CN': '到账但没有可识别的参考码，存放在 OKPay，待工作人员入账或退回。',
  },
  deposit_held: {
    en: 'Came with your reference and could not be credited; kept apart for you at OKPay, and credited or sent back by {at}.',
    'zh-CN': '附有您的参考号但未能入账，由 OKPay 为您单独保管，最迟{at}入账或退回。',
  },
  return_ordered: {
    en: 'To be sent back; the order goes to the bank with its next file.',
    'zh-CN': '即将退回，付款指令将随下一份文件送交银行。',
  },
  return_sent: {
    en: 'Ordered at the bank; it has left when the bank’s statement shows it.',
    'zh-CN': '已向银行发出退款指令，银行对账单显示后即告完成。',
  },
}

type Reader = { readonly language: Language; readonly timeZone: string; readonly now: Date }

/** What an unfinished thing is, who acts and by when. */
export const unfinishedWords = (
  thing: Unfinished,
  isIncoming: boolean,
  { language, timeZone, now }: Reader,
): string => {
  const at = momentInWords(thing.movesNext ?? now, now, { language, timeZone })
  if (thing.kind !== 'hold') return still[thing.kind][language].replace('{at}', at)
  if (language === 'zh-CN') {
    return isIncoming
      ? `对方已预留，最迟${at}到账或取消。`
      : `为一笔交易预留，最迟${at}扣款或归还。`
  }
  return isIncoming
    ? `Reserved for you by the payer; it arrives or is cancelled by ${at}.`
    : `Reserved for a payment; it is taken or given back by ${at}.`
}

export const myMoneyWords = (isAllAvailable: boolean, language: Language): string => {
  if (language === 'zh-CN') {
    return isAllAvailable ? '您的资金全部可用。' : '您的部分资金正在途中或已预留，去向如下。'
  }
  return isAllAvailable
    ? 'All of your money can be spent now.'
    : 'Part of your money is reserved or on its way; this is where it is.'
}
