import { skeletonOf } from './skeleton.ts'

/** In whatever word they stand. */
const inside = ['okpay'].map(skeletonOf)

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(skeletonOf))

/** Somebody who speaks for a company … */
const offices = set(`
  support helpdesk servicedesk help admin administrator administration moderator staff official
  security fraud compliance treasury system systems noreply root webmaster billing refunds refund
`)
/** … and the words that surround them. A name of nothing else is no name of a person. */
const surroundings = set(`
  account accounts agent agents and care center centre chat client clients customer customers
  department desk live line online payment payments pay payout payouts wallet bank banking
  prevention protection relations response risk safety service services team teams technical
  tech the user users verification verify verified your alert alerts notice notification
  notifications hotline operator
`)
/** Offices by two words of the second list. */
const pairs = set(`
  customercare customerservice customerservices clientservice clientservices clientcare
  accountservices paymentteam paymentsteam riskteam safetyteam servicecenter servicecentre
  serviceteam accountteam accountverification paymentservice verificationteam livechat livechatagent
`)

const chineseWhole = set(`
  客服 官方客服 客服中心 在线客服 平台客服 人工客服 客服热线 客户服务 客户服务中心 支付客服 退款客服
  官方 官方账号 官方认证 官方支付 系统 系统通知 系统消息 管理员 系统管理员 工作人员 风控 风控中心
  安全中心 账户安全 安全团队 退款中心 理赔中心 技术支持 财务部 反诈中心 支付中心 验证中心
`)
const chineseEnds = ['客服', '客服中心', '客服部', '管理员', '风控中心', '安全中心'] as const

const isOffice = (words: readonly string[]): boolean => {
  const known = words.every((word) => offices.has(word) || surroundings.has(word))
  return known && (words.some((word) => offices.has(word)) || pairs.has(words.join('')))
}

/**
 * Whether a name pretends to be us or an office: `0KPay Support`, `ОКРау`, `O K Pay`, `Fraud Team`,
 * `官方客服`; not `Brook Payne` or `Support Nkosi`.
 */
export const isReservedName = (name: string): boolean => {
  const words = skeletonOf(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.some((word) => inside.some((reserved) => word.includes(reserved)))) return true
  const joined = words.join('')
  if (offices.has(joined) || pairs.has(joined) || chineseWhole.has(joined)) return true
  if (chineseEnds.some((end) => joined.endsWith(end)) || isOffice(words)) return true
  return words.some((_, from) =>
    words.some((_, to) => inside.includes(words.slice(from, to + 1).join(''))),
  )
}
