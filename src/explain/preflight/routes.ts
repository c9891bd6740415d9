import type { Endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'

export const preflightRoutes = (_: ExplainDependencies): readonly Endpoint[] => []
