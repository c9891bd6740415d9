import { declareReasons } from '#platform/reasons'
import { reasonRow } from '../outside-reason.ts'

const chain = reasonRow('stablecoin')
const generic = reasonRow('stablecoin', 'generic')
const noAction = ['You need do nothing.', '您无需操作。'] as const

/** What a chain may answer to a transfer of a stablecoin. */
export const chainReasons = declareReasons('chain', {
  confirmed: chain(
    'never',
    'nobody',
    ['Confirmed on the chain', '链上已确认'],
    ['The chain has confirmed the transfer often enough.', '链上确认次数已足够。'],
    noAction,
  ),
  confirming: chain(
    'after_time',
    'nobody',
    ['Waiting for confirmations', '等待链上确认'],
    ['The chain has seen the transfer and is confirming it.', '链上已收到该笔转账，正在确认。'],
    noAction,
  ),
  fee_too_low: chain(
    'after_time',
    'okpay',
    ['The chain’s fee was too low', '链上手续费过低'],
    ['The network does not take the transfer up at this fee.', '网络未受理此手续费下的转账。'],
    [
      'We send it again with a higher fee; you need do nothing.',
      '我们会提高手续费重新发送，您无需操作。',
    ],
  ),
  reverted: chain(
    'now',
    'you',
    ['The chain rejected the transfer', '链上拒绝了该笔转账'],
    ['The chain ran the transfer and rejected it.', '链上执行后拒绝了该笔转账。'],
    ['Try again, or use another network.', '请重试，或换一个网络。'],
  ),
  reorganised: chain(
    'after_time',
    'okpay',
    ['The chain took the block back', '链上区块被回滚'],
    [
      'The block with the transfer is no longer part of the chain.',
      '包含该笔转账的区块已不在主链上。',
    ],
    [
      'We watch it until it is confirmed anew; you need do nothing.',
      '我们会持续跟踪直至重新确认，您无需操作。',
    ],
  ),
  wrong_network: chain(
    'after_fix',
    'okpay',
    ['Sent on another network', '转到了其他网络'],
    [
      'The coins were sent on a network that this address is not for.',
      '代币转到了此地址不支持的网络。',
    ],
    ['Tell us where to send them back.', '请告知我们退回地址。'],
  ),
  wrong_asset: chain(
    'after_fix',
    'okpay',
    ['Another coin was sent', '转入了其他代币'],
    ['What arrived is not a coin that we offer.', '收到的不是我们支持的代币。'],
    ['Tell us where to send it back.', '请告知我们退回地址。'],
  ),
  below_minimum: chain(
    'after_fix',
    'you',
    ['Less than the smallest deposit', '低于最小充值金额'],
    ['What arrived is less than the smallest deposit.', '到账金额低于最小充值金额。'],
    ['Send the rest to the same address.', '请将差额转入同一地址。'],
  ),
  address_invalid: chain(
    'after_fix',
    'you',
    ['The address is wrong', '地址有误'],
    ['The address does not exist on this network.', '该网络上不存在此地址。'],
    ['Correct the address and try again.', '请更正地址后重试。'],
  ),
  address_refused: generic(
    'after_fix',
    'you',
    ['This address cannot be used', '此地址无法使用'],
    [
      'The coin’s issuer or our checks do not allow this address.',
      '发行方或我们的审核不允许使用此地址。',
    ],
    ['Use another address of yours.', '请使用您的其他地址。'],
  ),
  contract_paused: chain(
    'after_time',
    'bank',
    ['The coin’s issuer has paused it', '发行方已暂停该代币'],
    ['The issuer has paused all transfers of this coin.', '发行方已暂停该代币的全部转账。'],
    ['Wait until it is resumed, or use another coin.', '请等待恢复，或使用其他代币。'],
  ),
  network_down: chain(
    'after_time',
    'nobody',
    ['The network is not working', '网络暂时不可用'],
    ['The network makes no new blocks at the moment.', '该网络目前不再产生新区块。'],
    ['Wait, or use another network.', '请稍候，或换一个网络。'],
  ),
  refused: generic(
    'after_fix',
    'you',
    ['The chain refused the transfer', '链上转账被拒绝'],
    ['The chain’s side refused the transfer.', '链上转账被拒绝。'],
    ['Use another network or address.', '请换用其他网络或地址。'],
  ),
})
