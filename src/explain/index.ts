export { createExplainModule } from './create-explain-module.ts'
export { diagnosePerson } from './diagnosis/diagnose-person.ts'
export { checkWhere, type WhereReport } from './money/check-where.ts'
