export { createExplainModule } from './create-explain-module.ts'
export { checkWhere, type WhereReport } from './money/check-where.ts'
