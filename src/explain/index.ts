export { createExplainModule } from './create-explain-module.ts'
export { diagnosePerson } from './diagnosis/diagnose-person.ts'
