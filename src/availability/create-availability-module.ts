import type { Module } from '#platform/module'
import { availabilityJobs } from './jobs.ts'
import { availabilityRoutes } from './routes.ts'

export const createAvailabilityModule = (): Module => ({
  name: 'availability',
  endpoints: availabilityRoutes,
  jobs: availabilityJobs,
})
