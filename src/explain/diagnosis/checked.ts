import type { Words } from '#platform/problems'
import type { Question } from './diagnose.ts'

type Looked = { readonly roads: readonly Question['road'][]; readonly words: Words }

/** What every diagnosis looks at, in words: so that "nothing is wrong" says what it means. */
const looked: readonly Looked[] = [
  {
    roads: ['cannot_get_in', 'unrecognised'],
    words: { en: 'sign-ins, wrong passwords and locks', 'zh-CN': '登录记录、密码错误与锁定' },
  },
  {
    roads: ['cannot_get_in'],
    words: { en: 'second factors and their codes', 'zh-CN': '二次验证与验证码' },
  },
  {
    roads: ['cannot_get_in'],
    words: { en: 'our mails and texts to you', 'zh-CN': '发给您的邮件与短信' },
  },
  {
    roads: ['unrecognised', 'cannot_get_in'],
    words: { en: 'devices and changes of your contacts', 'zh-CN': '登录设备与联系方式变更' },
  },
  {
    roads: ['payment', 'unrecognised'],
    words: { en: 'restrictions and waiting times', 'zh-CN': '账户限制与等待期' },
  },
  {
    roads: ['payment'],
    words: { en: 'wallets and what is held in them', 'zh-CN': '钱包余额与冻结金额' },
  },
  {
    roads: ['payment', 'unrecognised'],
    words: { en: 'payments of 30 days, also refused ones', 'zh-CN': '近 30 天的转账及被拒记录' },
  },
  {
    roads: ['payment'],
    words: { en: 'deposits by bank and their references', 'zh-CN': '银行充值及参考号' },
  },
  {
    roads: ['payment'],
    words: { en: 'withdrawals and bank accounts', 'zh-CN': '提现与银行账户' },
  },
  {
    roads: ['payment'],
    words: { en: 'your documents and what they allow', 'zh-CN': '身份认证与对应限额' },
  },
  {
    roads: ['payment'],
    words: { en: 'maintenance and outages', 'zh-CN': '系统维护与故障' },
  },
]

export const checkedFor = (road: Question['road']): readonly Words[] =>
  looked.filter(({ roads }) => road === 'all' || roads.includes(road)).map(({ words }) => words)
