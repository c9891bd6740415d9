export { createRiskModule } from './create-risk-module.ts'
