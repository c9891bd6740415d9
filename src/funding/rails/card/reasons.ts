import { declareReasons } from '#platform/reasons'
import { reasonRow } from '../outside-reason.ts'

const card = reasonRow('card-declined')
/** The issuer's suspicion is not ours to tell: lost, stolen, fraud all read like this. */
const generic = reasonRow('card-declined', 'generic')

const anotherCard = [
  'Use another card, or ask the card’s issuer.',
  '请换一张卡，或联系发卡机构。',
] as const
const correctIt = ['Correct it and try again.', '请更正后重试。'] as const
const later = ['Try again in a few minutes.', '请几分钟后重试。'] as const
const noAction = ['You need do nothing.', '您无需操作。'] as const
const ours = [
  'We correct this and have been told; use another card meanwhile.',
  '我们已收到通知并会处理，期间请使用其他卡。',
] as const
const bankPuts = [
  'Ask the card’s issuer to allow it, or use another card.',
  '请联系发卡机构开通，或换一张卡。',
] as const

/** What a card network or processor may answer. */
export const cardReasons = declareReasons('card', {
  approved: card(
    'never',
    'nobody',
    ['The card was charged', '已从卡中扣款'],
    ['The card’s issuer approved the payment.', '发卡机构已批准付款。'],
    noAction,
  ),
  partly_approved: card(
    'after_fix',
    'you',
    ['Only a part was approved', '仅批准了部分金额'],
    [
      'The card’s issuer approved less than the amount, so the payment was not made.',
      '发卡机构只批准了部分金额，付款未完成。',
    ],
    ['Pay a smaller amount, or use another card.', '请减少金额，或换一张卡。'],
  ),
  declined: generic(
    'after_fix',
    'you',
    ['The card was declined', '银行卡付款被拒绝'],
    [
      'The card’s issuer did not approve the payment and gives no reason.',
      '发卡机构未批准此次付款，且未说明原因。',
    ],
    anotherCard,
  ),
  try_again: card(
    'now',
    'you',
    ['The issuer asks for another try', '发卡机构请您重试'],
    ['The card’s issuer could not decide this time.', '发卡机构此次未能作出决定。'],
    [
      'Try again now; if it fails once more, use another card.',
      '请立即重试；若再次失败，请换一张卡。',
    ],
  ),
  issuer_unreachable: card(
    'after_time',
    'bank',
    ['The card’s bank does not answer', '发卡机构暂时无响应'],
    ['The card’s issuer could not be reached.', '无法连接发卡机构。'],
    later,
  ),
  insufficient_funds: card(
    'after_fix',
    'you',
    ['Not enough money on the card', '卡内余额不足'],
    ['The card does not have enough money for this amount.', '卡内余额不足以支付此金额。'],
    ['Choose a smaller amount, or use another card.', '请减少金额，或换一张卡。'],
  ),
  limit_exceeded: card(
    'after_time',
    'you',
    ['The card’s limit is reached', '已达到该卡的限额'],
    [
      'The amount or number of payments is more than the card’s issuer allows for now.',
      '金额或次数超出了发卡机构当前允许的上限。',
    ],
    ['Use another card, or try again tomorrow.', '请换一张卡，或明天再试。'],
  ),
  expired: card(
    'after_fix',
    'you',
    ['The card has expired', '银行卡已过期'],
    ['The card is past its last month.', '该卡已过有效期。'],
    ['Enter the new date, or use another card.', '请填写新的有效期，或换一张卡。'],
  ),
  number_wrong: card(
    'after_fix',
    'you',
    ['The card number is wrong', '卡号有误'],
    ['No card has this number.', '没有此卡号对应的银行卡。'],
    correctIt,
  ),
  security_code_wrong: card(
    'after_fix',
    'you',
    ['The security code is wrong', '安全码有误'],
    ['The three or four digits of the card do not match.', '卡片背面的安全码不符。'],
    correctIt,
  ),
  pin_wrong: card(
    'after_fix',
    'you',
    ['The PIN is wrong', '密码有误'],
    ['The PIN does not match the card.', '密码与银行卡不符。'],
    correctIt,
  ),
  pin_blocked: card(
    'never',
    'you',
    ['The PIN is blocked', '密码已锁定'],
    ['The PIN was entered wrongly too often.', '密码输错次数过多。'],
    anotherCard,
  ),
  address_mismatch: card(
    'after_fix',
    'you',
    ['The billing address does not match', '账单地址不符'],
    ['The postal code is not the one that the issuer has.', '邮政编码与发卡机构的记录不符。'],
    correctIt,
  ),
  not_usable_here: card(
    'after_fix',
    'you',
    ['This card cannot be used for this', '此卡不支持此类付款'],
    ['The card does not allow this kind of payment.', '该卡不允许此类付款。'],
    bankPuts,
  ),
  currency_not_supported: card(
    'after_fix',
    'you',
    ['The card does not take this currency', '此卡不支持该币种'],
    ['The card cannot be charged in this currency.', '该卡无法以此币种扣款。'],
    ['Choose another currency, or use another card.', '请选择其他币种，或换一张卡。'],
  ),
  amount_invalid: card(
    'after_fix',
    'you',
    ['The card’s issuer refuses this amount', '发卡机构不接受此金额'],
    ['The amount is not one that the issuer allows.', '该金额不在发卡机构允许的范围内。'],
    ['Choose another amount.', '请更换金额。'],
  ),
  account_invalid: card(
    'after_fix',
    'you',
    ['The card’s account cannot be used', '银行卡关联账户不可用'],
    ['The account behind the card is not valid for this.', '该卡所关联的账户无法用于此付款。'],
    anotherCard,
  ),
  duplicate: card(
    'never',
    'you',
    ['This payment was made already', '重复付款'],
    ['The same amount from the same card came a moment ago.', '同一张卡刚刚支付过相同金额。'],
    ['Look into your activity before you pay again.', '再次付款前，请先查看账户动态。'],
  ),
  stopped: card(
    'never',
    'you',
    ['Payments with this card were stopped', '此卡的付款已被终止'],
    [
      'The card’s holder or issuer has stopped such payments, so it must not be tried again.',
      '持卡人或发卡机构已终止此类付款，不应再次尝试。',
    ],
    anotherCard,
  ),
  authentication_failed: card(
    'after_fix',
    'you',
    ['The card’s check failed', '银行卡验证未通过'],
    ['The issuer could not confirm that it was you.', '发卡机构未能确认是您本人操作。'],
    [
      'Try again and confirm in your bank’s app, or use another card.',
      '请重试并在银行应用中确认，或换一张卡。',
    ],
  ),
  cancelled_by_payer: card(
    'now',
    'you',
    ['The payment was cancelled', '付款已取消'],
    ['It was cancelled before it was made.', '付款在完成之前被取消。'],
    ['Start again whenever you like.', '您可以随时重新付款。'],
  ),
  processing_error: card(
    'after_time',
    'okpay',
    ['The card could not be processed', '银行卡处理出错'],
    ['Something failed on the way to the card’s issuer.', '在连接发卡机构的途中发生错误。'],
    later,
  ),
  set_up_wrong: card(
    'after_time',
    'okpay',
    ['Card payments are not set up rightly', '银行卡收款设置有误'],
    [
      'The network refuses how we asked, not your card.',
      '卡组织拒绝的是我们的请求方式，与您的卡无关。',
    ],
    ours,
  ),
  test_card: card(
    'after_fix',
    'you',
    ['This is a test card', '这是一张测试卡'],
    ['Its number exists for tests only.', '该卡号仅供测试使用。'],
    ['Use a real card.', '请使用真实的银行卡。'],
  ),
  outcome_unknown: card(
    'after_time',
    'okpay',
    ['The card’s answer did not come', '未收到发卡机构的答复'],
    ['The payment was asked for and no answer came in time.', '已提交付款请求，但未及时收到答复。'],
    ['Do not pay again before you hear from us.', '收到我们的通知之前，请勿重复付款。'],
  ),
  refused: generic(
    'after_fix',
    'you',
    ['The card payment was refused', '银行卡付款被拒绝'],
    ['The card’s side refused the payment.', '发卡方拒绝了此次付款。'],
    anotherCard,
  ),
})
