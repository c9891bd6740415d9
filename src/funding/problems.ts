import { declareProblems, type ProblemDeclaration } from '#platform/problems'

/** A bank file that cannot be booked; staff read it on the page of bank files. */
const fileRefused = {
  status: 422,
  retry: 'after_fix',
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'full',
  article: 'bank-files',
} as const satisfies Partial<ProblemDeclaration>

const suspenseRefused = {
  status: 409,
  retry: 'never',
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'full',
  article: 'unmatched-deposits',
} as const satisfies Partial<ProblemDeclaration>

export const fundingProblems = declareProblems('funding', {
  file_empty: {
    ...fileRefused,
    title: { en: 'The file is empty', 'zh-CN': '文件为空' },
    detail: {
      en: 'There is nothing in this file, so nothing was booked. Fetch it from the bank again.',
      'zh-CN': '此文件没有内容，未入账任何款项。请从银行重新获取文件，收到后即可导入。',
    },
  },
  file_too_large: {
    ...fileRefused,
    title: { en: 'The file is too large', 'zh-CN': '文件过大' },
    detail: {
      en: 'The file is larger than {limit} bytes. Nothing was booked. Ask the bank for shorter periods, a file each; they can be imported as soon as they are here.',
      'zh-CN': '文件超过 {limit} 字节的上限。未入账任何款项。请向银行按更短的期间分别导出文件。',
    },
    params: { limit: 'count' },
  },
  file_compressed: {
    ...fileRefused,
    title: { en: 'The file is packed', 'zh-CN': '文件是压缩包' },
    detail: {
      en: 'This is a {kind} archive. Nothing was booked. Unpack it and give the XML files in it now.',
      'zh-CN': '这是 {kind} 压缩文件。未入账任何款项。请解压后提交其中的 XML 文件。',
    },
    params: { kind: 'text' },
  },
  file_doctype: {
    ...fileRefused,
    title: { en: 'The file declares a document type', 'zh-CN': '文件含有文档类型声明' },
    detail: {
      en: 'Bank messages never carry a <!DOCTYPE, which can hide harmful content, so the file was not opened. Nothing was booked. Fetch the original from the bank.',
      'zh-CN':
        '银行报文不会含有 <!DOCTYPE，其中可能隐藏有害内容，因此未打开该文件。未入账任何款项。请从银行获取原始文件，收到后即可导入。',
    },
  },
  file_truncated: {
    ...fileRefused,
    title: { en: 'The file breaks off', 'zh-CN': '文件不完整' },
    detail: {
      en: 'The file ends before its last element is closed (line {line}); perhaps it was still being copied. Nothing was booked. Give the whole file again.',
      'zh-CN':
        '文件在最后一个元素结束之前中断（第 {line} 行），可能仍在复制中。未入账任何款项。请重新提交完整的文件。',
    },
    params: { line: 'count' },
  },
  file_not_xml: {
    ...fileRefused,
    title: { en: 'The file is not well-formed XML', 'zh-CN': '文件不是格式正确的 XML' },
    detail: {
      en: 'Line {line} cannot be read: {reason}. Nothing was booked. Fetch the file from the bank again.',
      'zh-CN':
        '第 {line} 行无法读取：{reason}。未入账任何款项。请从银行重新获取文件，收到后即可导入。',
    },
    params: { line: 'count', reason: 'text' },
  },
  file_too_deep: {
    ...fileRefused,
    title: { en: 'The file is nested too deep', 'zh-CN': '文件嵌套过深' },
    detail: {
      en: 'No bank message is nested deeper than {limit} levels. Nothing was booked. Fetch the original from the bank.',
      'zh-CN':
        '银行报文的嵌套不会超过 {limit} 层。未入账任何款项。请从银行获取原始文件，收到后即可导入。',
    },
    params: { limit: 'count' },
  },
  file_not_a_statement: {
    ...fileRefused,
    title: { en: 'This is not a bank statement', 'zh-CN': '这不是银行对账单' },
    detail: {
      en: 'The file holds {found}; statements are camt.053 and notifications camt.054. Nothing was booked. Choose the statement file now.',
      'zh-CN':
        '文件内容是 {found}；对账单应为 camt.053，收支通知应为 camt.054。未入账任何款项。请选择对账单文件。',
    },
    params: { found: 'text' },
  },
  file_several_messages: {
    ...fileRefused,
    title: { en: 'The file holds several messages', 'zh-CN': '文件含有多份报文' },
    detail: {
      en: 'There are {count} messages in one file. Nothing was booked. Give each message as a file of its own now.',
      'zh-CN': '此文件内有 {count} 份报文。未入账任何款项。请将每份报文单独存为一个文件后提交。',
    },
    params: { count: 'count' },
  },
  file_wrong_namespace: {
    ...fileRefused,
    title: { en: 'The file does not say which message it is', 'zh-CN': '文件未注明报文类型' },
    detail: {
      en: 'The namespace is {namespace}, not one of ISO 20022 such as urn:iso:std:iso:20022:tech:xsd:camt.053.001.08. Nothing was booked. Ask the bank for the standard format; such a file can be imported as soon as it is here.',
      'zh-CN':
        '命名空间为 {namespace}，不是 ISO 20022 的命名空间（例如 urn:iso:std:iso:20022:tech:xsd:camt.053.001.08）。未入账任何款项。请向银行索取标准格式的文件，收到后即可导入。',
    },
    params: { namespace: 'text' },
  },
  file_version_unsupported: {
    ...fileRefused,
    title: { en: 'This version is read but not booked', 'zh-CN': '此版本可读取但不入账' },
    detail: {
      en: 'The file is {version}. Only camt.053 and camt.054 in the versions .02, .04 and .08 are checked against their schema and booked. Nothing was booked. Ask the bank for one of these; it can be imported as soon as it is here.',
      'zh-CN':
        '文件为 {version}。只有 camt.053 和 camt.054 的 .02、.04、.08 版本会经架构校验后入账。未入账任何款项。请向银行索取上述版本之一。',
    },
    params: { version: 'text' },
  },
  file_schema_invalid: {
    ...fileRefused,
    title: { en: 'The file breaks the rules of its format', 'zh-CN': '文件不符合其格式规范' },
    detail: {
      en: 'Faults against {version}: {count}, the first in line {line}: {reason}. Nothing was booked. Send this to the bank and ask for a corrected file; it can be imported as soon as it is here.',
      'zh-CN':
        '按 {version} 校验发现 {count} 处错误，首处在第 {line} 行：{reason}。未入账任何款项。请将此信息发给银行并索取更正后的文件。',
    },
    params: { version: 'text', count: 'count', line: 'count', reason: 'text' },
  },
  file_unbalanced: {
    ...fileRefused,
    title: { en: 'The balances do not add up', 'zh-CN': '余额核对不平' },
    detail: {
      en: 'Account {account}: opening balance and booked entries give {computed} {currency}, but the closing balance is {stated} {currency}. Entries are missing or wrong. Nothing of the file was booked. Ask the bank for the whole statement; it can be imported as soon as it is here.',
      'zh-CN':
        '账户 {account}：期初余额加已入账分录为 {computed} {currency}，但期末余额为 {stated} {currency}。分录缺失或有误。该文件未入账任何款项。请向银行索取完整的对账单。',
    },
    params: { account: 'text', computed: 'text', stated: 'text', currency: 'text' },
  },
  entry_unreadable: {
    ...fileRefused,
    title: { en: 'An entry has no amount or direction', 'zh-CN': '有分录缺少金额或收支方向' },
    detail: {
      en: 'The entry at {place} lacks a readable amount, currency or direction. Nothing was booked. Ask the bank for a corrected file; it can be imported as soon as it is here.',
      'zh-CN':
        '位于 {place} 的分录缺少可读的金额、币种或收支方向。未入账任何款项。请向银行索取更正后的文件。',
    },
    params: { place: 'text' },
  },
  batch_inconsistent: {
    ...fileRefused,
    title: { en: 'The payments in a batch do not add up', 'zh-CN': '批量分录与明细不符' },
    detail: {
      en: 'The payments inside the entry at {place} do not make up its amount of {amount} {currency}. On our account the whole amount goes to unmatched money now, where staff assign it.',
      'zh-CN':
        '位于 {place} 的分录金额为 {amount} {currency}，与其明细合计不符。若属于我们的账户，全额立即计入待认领款项，由工作人员认领。',
    },
    params: { place: 'text', amount: 'text', currency: 'text' },
  },
  amount_too_precise: {
    ...fileRefused,
    title: { en: 'An amount is finer than its currency', 'zh-CN': '金额小数位超出币种精度' },
    detail: {
      en: 'The entry at {place} is {amount} {currency}, but {currency} has {decimals} decimals. It is not booked and nothing is rounded. Ask the bank now what was paid.',
      'zh-CN':
        '位于 {place} 的分录金额为 {amount} {currency}，而 {currency} 只有 {decimals} 位小数。该分录不入账，也不作四舍五入。请立即向银行核实实际金额。',
    },
    params: { place: 'text', amount: 'text', currency: 'text', decimals: 'count' },
  },
  currency_without_bank: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'add-money',
    title: {
      en: '{currency} cannot be added by bank transfer',
      'zh-CN': '{currency} 无法通过银行转账充值',
    },
    detail: {
      en: 'We have no bank account in {currency}. No money has moved. Add {others} by bank transfer, or receive {currency} from another OKPay account. Both work now.',
      'zh-CN':
        '我们没有 {currency} 的银行账户。未动用任何款项。您现在可以通过银行转账充值 {others}，或从其他 OKPay 账户接收 {currency}。',
    },
    params: { currency: 'text', others: 'text' },
  },
  deposit_not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'add-money',
    title: { en: 'No such deposit', 'zh-CN': '找不到这笔充值' },
    detail: {
      en: 'You have no deposit with this number. No money has moved. Look into your activity for what has reached you; a bank transfer takes up to a few working days.',
      'zh-CN':
        '您没有该编号的充值记录。未动用任何款项。已到账的款项可在交易记录中查看；银行转账可能需要几个工作日。',
    },
  },
  bank_file_not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'bank-files',
    title: { en: 'No such bank file', 'zh-CN': '找不到该银行文件' },
    detail: {
      en: 'No file with this number was imported or refused. No money has moved. Open the list of bank files now.',
      'zh-CN': '没有该编号的已导入或已拒绝的文件。未动用任何款项。请打开银行文件列表。',
    },
  },
  suspense_not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'unmatched-deposits',
    title: { en: 'No such unmatched payment', 'zh-CN': '找不到该笔待认领款项' },
    detail: {
      en: 'There is no unmatched payment with this number. No money has moved. Open the list again.',
      'zh-CN': '没有该编号的待认领款项。未动用任何款项。现在请重新打开列表。',
    },
  },
  suspense_already_decided: {
    ...suspenseRefused,
    title: { en: 'This payment has been dealt with', 'zh-CN': '该款项已处理' },
    detail: {
      en: 'It was already {state} by someone. The money moved then and not again now. Open it to see where it went.',
      'zh-CN': '该款项已由他人处理（{state}）。资金已在当时划转，本次未再划转。请打开查看去向。',
    },
    params: { state: 'text' },
  },
  suspense_own_account: {
    ...suspenseRefused,
    status: 403,
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'Not to your own account', 'zh-CN': '不能认领到自己的账户' },
    detail: {
      en: 'Nobody assigns money to an account of their own. The money stays with the unmatched money. Ask a colleague in treasury to decide; there is no deadline.',
      'zh-CN':
        '任何人都不能把款项认领到自己的账户。款项仍在待认领账户中。请由资金部门的同事处理，无时间限制。',
    },
  },
  suspense_person_unknown: {
    ...suspenseRefused,
    status: 422,
    retry: 'after_fix',
    title: { en: 'No one has this account number', 'zh-CN': '账号不存在' },
    detail: {
      en: 'Nobody has the account number {accountNumber}. The money stays with the unmatched money. Check the number and try again.',
      'zh-CN': '没有人使用账号 {accountNumber}。款项仍在待认领账户中。请核对账号后重试。',
    },
    params: { accountNumber: 'text' },
  },
  suspense_person_cannot_receive: {
    ...suspenseRefused,
    retry: 'after_fix',
    title: { en: 'This account cannot receive money', 'zh-CN': '该账户无法收款' },
    detail: {
      en: 'The account {accountNumber} is closed, frozen or restricted. The money stays with the unmatched money. Return it to its sender, or assign it when the account is open again.',
      'zh-CN':
        '账户 {accountNumber} 已关闭、被冻结或受限。款项仍在待认领账户中。请退回汇款人，或待账户恢复后再认领。',
    },
    params: { accountNumber: 'text' },
  },
  suspense_currency_not_allowed: {
    ...suspenseRefused,
    title: { en: 'This person may not hold {currency}', 'zh-CN': '该客户不能持有 {currency}' },
    detail: {
      en: 'Where the owner of {accountNumber} lives, {currency} cannot be held. The money stays with the unmatched money. Return it to its sender.',
      'zh-CN':
        '账号 {accountNumber} 的客户所在国家不支持持有 {currency}。款项仍在待认领账户中。现在请退回汇款人。',
    },
    params: { accountNumber: 'text', currency: 'text' },
  },
  return_account_missing: {
    ...suspenseRefused,
    title: { en: 'The bank did not say who sent it', 'zh-CN': '银行未提供汇款账户' },
    detail: {
      en: 'The entry has no sender account, so a return has nowhere to go. The money stays with the unmatched money. Ask the bank for the sender, or assign it to a customer.',
      'zh-CN':
        '该分录没有汇款账户，无法退回。款项仍在待认领账户中。现在请向银行查询汇款人，或认领给客户。',
    },
  },
})
