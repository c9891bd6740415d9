import type { Role } from '#platform/context'
import type { Words } from '#platform/problems'

/** What the roles are called. */
export const roleNames: Readonly<Record<Role, Words>> = {
  support: { en: 'Support agent', 'zh-CN': '客服' },
  senior_support: { en: 'Senior support agent', 'zh-CN': '高级客服' },
  verification: { en: 'Verification reviewer', 'zh-CN': '身份审核员' },
  editor: { en: 'Editor', 'zh-CN': '编辑' },
  publisher: { en: 'Publisher', 'zh-CN': '发布人' },
  incident_commander: { en: 'Incident commander', 'zh-CN': '故障指挥' },
  support_lead: { en: 'Support lead', 'zh-CN': '客服主管' },
  treasury: { en: 'Treasury', 'zh-CN': '资金管理' },
  auditor: { en: 'Auditor', 'zh-CN': '审计员' },
  administrator: { en: 'Administrator', 'zh-CN': '管理员' },
}
