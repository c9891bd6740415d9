import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { availabilityRoutes } from './routes.ts'

type Dependencies = { readonly secrets: Secrets }

export const createAvailabilityModule = (_: Dependencies): Module => ({
  name: 'availability',
  endpoints: availabilityRoutes,
})
