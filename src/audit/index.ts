export type { AuditEvent, HistoryKind } from './audit-event.ts'
export { createAuditModule, headsFileIn } from './create-audit-module.ts'
export { type AuditEntry, recordAudit } from './record-audit.ts'
export { type AuditReport, verifyAudit } from './verify-audit.ts'
