import type { Endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'

export const locatorRoutes = (_: ExplainDependencies): readonly Endpoint[] => []
