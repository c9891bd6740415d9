import type { Words } from '#platform/problems'
import type { Rail } from './scope.ts'

export const railNames: Readonly<Record<Rail, Words>> = {
  okpay: { en: 'Transfers between people', 'zh-CN': '用户间转账' },
  bank: { en: 'Bank transfers', 'zh-CN': '银行转账' },
  card: { en: 'Card payments', 'zh-CN': '银行卡支付' },
  stablecoin: { en: 'Stablecoin payments', 'zh-CN': '稳定币支付' },
  mail: { en: 'Messages by e-mail', 'zh-CN': '邮件发送' },
  sms: { en: 'Messages by text', 'zh-CN': '短信发送' },
}

const reasons: Readonly<Record<Rail, Words>> = {
  okpay: {
    en: 'We stopped sending to look into a fault. Money that was sent before has arrived; receiving and adding money work.',
    'zh-CN': '我们正在排查故障，暂停了转账。此前转出的款项均已到账，收款和充值不受影响。',
  },
  bank: {
    en: 'The connection to our bank fails. What you send to us still arrives at the bank and is added to your wallet as soon as it is back.',
    'zh-CN': '与合作银行的连接出现故障。您汇出的款项仍会到达银行，连接恢复后即会存入您的钱包。',
  },
  card: {
    en: 'The card network does not answer us. Nothing is taken from a card meanwhile.',
    'zh-CN': '卡组织暂无响应，期间不会从您的银行卡扣款。',
  },
  stablecoin: {
    en: 'The network does not answer us. What you send to us is added as soon as it is back.',
    'zh-CN': '链上网络暂无响应。您转入的款项将在恢复后入账。',
  },
  mail: {
    en: 'Mails with codes and notices come late. They are sent as soon as it works again.',
    'zh-CN': '验证码和通知邮件会有延迟，恢复后将自动补发。',
  },
  sms: {
    en: 'Text messages with codes come late. They are sent as soon as it works again.',
    'zh-CN': '短信验证码会有延迟，恢复后将自动补发。',
  },
}

/** What it means for people that a rail is down. */
export const railReason = (rail: Rail): Words => reasons[rail]
