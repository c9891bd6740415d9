import type { Endpoint } from '#platform/http/endpoint'

export const availabilityRoutes: readonly Endpoint[] = []
