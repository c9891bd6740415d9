import type { Module } from '#platform/module'
import { coverageRoutes } from './coverage/routes.ts'
import type { ExplainDependencies } from './dependencies.ts'
import { diagnosisRoutes } from './diagnosis/routes.ts'
import { explanationsRoutes } from './explanations/routes.ts'
import { limitsRoutes } from './limits/routes.ts'
import { locatorRoutes } from './money/routes.ts'
import { preflightRoutes } from './preflight/routes.ts'
import { requestsRoutes } from './requests/routes.ts'

export const createExplainModule = (dependencies: ExplainDependencies): Module => ({
  name: 'explain',
  endpoints: [
    ...explanationsRoutes(dependencies),
    ...locatorRoutes(dependencies),
    ...preflightRoutes(dependencies),
    ...requestsRoutes(dependencies),
    ...diagnosisRoutes(dependencies),
    ...limitsRoutes(dependencies),
    ...coverageRoutes(dependencies),
  ],
})
