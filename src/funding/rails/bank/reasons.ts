import { declareReasons } from '#platform/reasons'
import { reasonRow } from '../outside-reason.ts'

const bank = reasonRow('bank-returns')
/** Suspicion and the law are not ours to tell. */
const generic = reasonRow('bank-returns', 'generic')

const correctAccount = [
  'Check the account details and send it again.',
  '请核对账户信息后重新发送。',
] as const
const otherAccount = ['Use another account and send it again.', '请换一个账户重新发送。'] as const
const askBank = ['Ask that bank, or use another account.', '请咨询该银行，或换一个账户。'] as const
const noAction = ['You need do nothing.', '您无需操作。'] as const
const ours = [
  'We correct this and send it again; you need do nothing.',
  '我们会更正后重新发送，您无需操作。',
] as const
const again = ['Send it again whenever you like.', '您可以随时重新发送。'] as const

/** What a bank may answer to a payment. */
export const bankReasons = declareReasons('bank', {
  account_wrong: bank(
    'after_fix',
    'you',
    ['The account does not exist', '账户不存在'],
    ['The bank finds no such account.', '银行查无此账户。'],
    correctAccount,
  ),
  account_closed: bank(
    'after_fix',
    'you',
    ['The account is closed', '账户已注销'],
    ['The account has been closed at the bank.', '该银行账户已注销。'],
    otherAccount,
  ),
  account_blocked: bank(
    'after_fix',
    'counterparty',
    ['The account is blocked', '账户已被冻结'],
    ['The bank does not let money move on this account.', '银行已限制该账户的资金收付。'],
    askBank,
  ),
  account_unsuitable: bank(
    'after_fix',
    'you',
    ['The account does not take such payments', '账户不支持此类付款'],
    [
      'The bank does not allow this kind of payment on this account.',
      '银行不允许该账户进行此类收付。',
    ],
    otherAccount,
  ),
  name_mismatch: bank(
    'after_fix',
    'you',
    ['The name does not match the account', '户名与账户不符'],
    ['The bank knows the account under another name.', '银行登记的户名与所填姓名不一致。'],
    ['Correct the name and send it again.', '请更正姓名后重新发送。'],
  ),
  details_missing: bank(
    'after_fix',
    'you',
    ['Details are missing', '信息不完整'],
    [
      'The bank needs an address, country or identification that was not given.',
      '银行需要地址、国家或证件信息，但未提供。',
    ],
    ['Complete the details and send it again.', '请补全信息后重新发送。'],
  ),
  bank_code_wrong: bank(
    'after_fix',
    'you',
    ['The bank’s code is wrong', '银行代码有误'],
    ['No bank in this network has the code that was given.', '清算网络中没有此代码对应的银行。'],
    correctAccount,
  ),
  amount_too_high: bank(
    'after_fix',
    'you',
    ['More than the bank takes', '超出银行限额'],
    ['The amount is more than the banks take in one payment.', '金额超出银行单笔上限。'],
    ['Send it in smaller amounts.', '请分成较小金额发送。'],
  ),
  amount_too_low: bank(
    'after_fix',
    'you',
    ['Less than the bank takes', '低于银行最低金额'],
    ['The amount is less than the banks take.', '金额低于银行最低要求。'],
    ['Send a larger amount.', '请增加金额后发送。'],
  ),
  amount_wrong: bank(
    'after_fix',
    'okpay',
    ['The amount is not the agreed one', '金额与约定不符'],
    ['The bank read another amount than was agreed.', '银行收到的金额与约定不一致。'],
    ours,
  ),
  currency_not_accepted: bank(
    'after_fix',
    'you',
    ['The currency is not accepted', '币种不被接受'],
    ['The account does not take this currency.', '该账户不接受此币种。'],
    ['Choose another currency or account.', '请选择其他币种或账户。'],
  ),
  insufficient_funds: bank(
    'after_fix',
    'you',
    ['Not enough money in the bank account', '银行账户余额不足'],
    ['The bank account did not have enough money.', '银行账户余额不足。'],
    ['Pay money into it and try again.', '请存入资金后重试。'],
  ),
  duplicate: bank(
    'never',
    'okpay',
    ['The bank has this payment already', '银行已收到同一笔付款'],
    ['The bank takes it for a repetition of an earlier payment.', '银行认为这是重复付款。'],
    ['Look into your activity before you send it again.', '重新发送之前，请先查看账户动态。'],
  ),
  cancelled_by_payer: bank(
    'now',
    'you',
    ['The payer cancelled it', '付款人已取消'],
    ['Whoever paid has cancelled the payment at the bank.', '付款人已在银行取消该笔付款。'],
    again,
  ),
  recall_answered: bank(
    'after_time',
    'bank',
    ['The payment is being called back', '正在撤回付款'],
    [
      'Somebody asked for the payment back and the banks work on it.',
      '有人申请撤回该笔付款，银行正在处理。',
    ],
    noAction,
  ),
  recall_refused: bank(
    'never',
    'counterparty',
    ['It could not be called back', '无法撤回付款'],
    [
      'The other bank or its customer did not give the payment back.',
      '对方银行或其客户未同意退回。',
    ],
    ['Ask the payee to send it back.', '请联系收款人退回。'],
  ),
  already_returned: bank(
    'never',
    'nobody',
    ['It was sent back already', '款项已退回'],
    ['The payment was returned before.', '该笔付款此前已退回。'],
    again,
  ),
  refused_by_bank: generic(
    'after_fix',
    'you',
    ['The bank refused the payment', '银行拒绝了付款'],
    [
      'The bank did not carry the payment out and gives no reason.',
      '银行未执行该笔付款，且未说明原因。',
    ],
    askBank,
  ),
  regulation: generic(
    'never',
    'bank',
    ['The bank may not carry it out', '银行无法执行该笔付款'],
    ['Rules that bind the bank do not let it through.', '受相关规定限制，银行无法执行。'],
    askBank,
  ),
  tax_details_missing: bank(
    'after_fix',
    'you',
    ['Tax details are missing', '缺少税务信息'],
    ['The bank needs details for the tax office.', '银行需要补充税务信息。'],
    ['Add them and send it again.', '请补充后重新发送。'],
  ),
  remittance_wrong: bank(
    'after_fix',
    'you',
    ['The text of the payment cannot be used', '付款附言不可用'],
    [
      'The bank does not take the text or reference of the payment.',
      '银行不接受该付款附言或参考号。',
    ],
    ['Shorten or change the text and send it again.', '请缩短或修改附言后重新发送。'],
  ),
  holder_deceased: generic(
    'never',
    'bank',
    ['The account cannot be used', '账户无法使用'],
    ['The bank no longer makes payments for this account.', '银行不再为该账户办理收付。'],
    askBank,
  ),
  mandate_missing: bank(
    'after_fix',
    'you',
    ['There is no valid direct debit mandate', '没有有效的扣款授权'],
    [
      'The payer’s bank has no valid permission for this debit.',
      '付款人的银行没有有效的扣款授权。',
    ],
    ['Give a new mandate, or pay another way.', '请重新授权，或使用其他方式付款。'],
  ),
  mandate_active: bank(
    'never',
    'nobody',
    ['The direct debit mandate is active', '扣款授权有效'],
    ['The payer’s bank has a valid permission.', '付款人的银行已有有效授权。'],
    noAction,
  ),
  payee_limit: bank(
    'after_time',
    'counterparty',
    ['The payee’s account is full for now', '收款账户已达上限'],
    [
      'The payee’s bank takes no more payments of this kind for now.',
      '收款银行暂不再接受此类付款。',
    ],
    ['Send it again next month, or to another account.', '请下个月再发送，或换一个账户。'],
  ),
  payee_does_not_take: bank(
    'never',
    'counterparty',
    ['The payee’s bank does not take it', '收款银行不接受'],
    [
      'A rule of the payee or of a bank on the way keeps this payment out.',
      '收款人或途经银行的规则不接受该笔付款。',
    ],
    otherAccount,
  ),
  reason_not_given: bank(
    'after_fix',
    'bank',
    ['The bank gives no reason', '银行未说明原因'],
    ['The payment was not carried out and no reason was given.', '该笔付款未执行，且未说明原因。'],
    askBank,
  ),
  no_answer_from_payee: bank(
    'after_time',
    'bank',
    ['The payee’s bank does not answer', '收款银行未答复'],
    ['The payee’s bank did not answer in time.', '收款银行未及时答复。'],
    ['Do not send it again before you hear from us.', '收到我们的通知之前，请勿重复发送。'],
  ),
  date_wrong: bank(
    'after_fix',
    'okpay',
    ['The date is not possible', '日期无效'],
    ['The bank cannot carry it out on the day that was given.', '银行无法在指定日期执行。'],
    ours,
  ),
  cut_off_missed: bank(
    'after_time',
    'bank',
    ['It came after the bank’s closing hour', '已过银行截止时间'],
    ['The bank had closed for the day.', '银行当日已截止受理。'],
    ['Send it again on the next business day.', '请在下一个工作日重新发送。'],
  ),
  clearing_failed: bank(
    'after_time',
    'bank',
    ['Something failed between the banks', '银行间清算失败'],
    ['The payment did not get through between the banks.', '该笔付款在银行间清算时失败。'],
    ['Do not send it again before you hear from us.', '收到我们的通知之前，请勿重复发送。'],
  ),
  bank_not_reachable: bank(
    'after_time',
    'bank',
    ['The bank takes no part at the moment', '该银行暂不参与清算'],
    ['The bank does not take part in this network now.', '该银行目前未参与此清算网络。'],
    otherAccount,
  ),
  message_wrong: bank(
    'after_time',
    'okpay',
    ['The bank could not read our order', '银行无法读取我们的指令'],
    [
      'The mistake is in the form of our order, not in what you entered.',
      '问题出在我们的指令格式，与您填写的内容无关。',
    ],
    ours,
  ),
  signature_wrong: bank(
    'after_time',
    'okpay',
    ['The bank did not accept our signature', '银行未接受我们的签名'],
    ['Our order was not signed as the bank wants it.', '我们的指令签名不符合银行要求。'],
    ours,
  ),
  token_wrong: bank(
    'after_fix',
    'you',
    ['The stored account is no longer valid', '已保存的账户不再有效'],
    [
      'The bank does not know the stored form of this account any more.',
      '银行已不再识别该账户的保存信息。',
    ],
    ['Enter the account again.', '请重新填写账户。'],
  ),
  cheque: bank(
    'after_fix',
    'you',
    ['The cheque cannot be used', '支票无法使用'],
    ['The bank does not take this cheque.', '银行不接受该支票。'],
    ['Pay another way.', '请使用其他方式付款。'],
  ),
  charges: bank(
    'never',
    'bank',
    ['The bank took charges', '银行收取了费用'],
    ['The bank tells of charges for the payment.', '银行通知了该笔付款的费用。'],
    noAction,
  ),
  request_to_pay_over: bank(
    'after_fix',
    'you',
    ['The request to pay is over', '收款请求已结束'],
    [
      'The request was paid, refused, expired or withdrawn.',
      '该收款请求已付款、被拒绝、过期或撤回。',
    ],
    ['Ask for it anew if it is still wanted.', '如仍需要，请重新发起。'],
  ),
  under_way: bank(
    'after_time',
    'bank',
    ['The bank is working on it', '银行正在处理'],
    ['The bank has the payment and is working on it.', '银行已收到该笔付款，正在处理。'],
    noAction,
  ),
  on_hold: bank(
    'after_time',
    'bank',
    ['The bank has put it on hold', '银行暂缓处理'],
    ['The bank has stopped the payment for the time being.', '银行已暂停处理该笔付款。'],
    noAction,
  ),
  settled: bank(
    'never',
    'nobody',
    ['The bank has carried it out', '银行已完成付款'],
    ['The payment has been made.', '该笔付款已完成。'],
    noAction,
  ),
  rejected: bank(
    'after_fix',
    'bank',
    ['The bank rejected it', '银行已退回指令'],
    ['The bank did not carry the payment out.', '银行未执行该笔付款。'],
    askBank,
  ),
  payee_check: bank(
    'after_fix',
    'you',
    ['The payee was checked', '已核验收款人'],
    ['The bank compared the payee’s name with the account.', '银行已核对收款人姓名与账户。'],
    ['Check the name before you send.', '发送前请核对姓名。'],
  ),
  refused: generic(
    'after_fix',
    'bank',
    ['The bank refused the payment', '银行拒绝了付款'],
    [
      'The bank’s answer is one that we have not met before; our staff look at it.',
      '银行的答复是我们首次遇到的，工作人员正在核实。',
    ],
    askBank,
  ),
})
