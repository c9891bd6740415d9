import type { Endpoint } from '#platform/http/endpoint'

export const riskRoutes: readonly Endpoint[] = []
