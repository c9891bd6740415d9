import type { Endpoint } from '#platform/http/endpoint'

export const policyRoutes: readonly Endpoint[] = []
