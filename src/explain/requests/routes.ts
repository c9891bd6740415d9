import type { Endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'

export const requestsRoutes = (_: ExplainDependencies): readonly Endpoint[] => []
