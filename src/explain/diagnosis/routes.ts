import type { Endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'

export const diagnosisRoutes = (_: ExplainDependencies): readonly Endpoint[] => []
