export { createExplainModule } from './create-explain-module.ts'
