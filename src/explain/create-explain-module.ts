import type { Module } from '#platform/module'
import { noPressure } from '#platform/pressure'
import { coverageRoutes } from './coverage/routes.ts'
import type { ExplainDependencies } from './dependencies.ts'
import { diagnosisRoutes } from './diagnosis/routes.ts'
import { refusalJobs } from './explanations/jobs.ts'
import { createRefusalRecorder } from './explanations/refusal-recorder.ts'
import { explanationsRoutes } from './explanations/routes.ts'
import { limitsRoutes } from './limits/routes.ts'
import { locatorRoutes } from './money/routes.ts'
import { preflightRoutes } from './preflight/routes.ts'
import { requestsRoutes } from './requests/routes.ts'

export const createExplainModule = (dependencies: ExplainDependencies): Module => {
  const { pressure = noPressure, metrics } = dependencies
  const countRefusals = metrics?.countRefusals ?? (() => {})
  const recorder = createRefusalRecorder({ ...dependencies, pressure, countRefusals })
  return {
    name: 'explain',
    endpoints: [
      ...explanationsRoutes(dependencies, recorder),
      ...locatorRoutes(dependencies),
      ...preflightRoutes(dependencies),
      ...requestsRoutes(recorder),
      ...diagnosisRoutes(dependencies),
      ...limitsRoutes(dependencies),
      ...coverageRoutes(dependencies),
    ],
    jobs: refusalJobs,
    onRefused: recorder.onRefused,
    drain: recorder.drained,
  }
}
