import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { riskRoutes } from './routes.ts'

type Dependencies = { readonly secrets: Secrets }

export const createRiskModule = (_: Dependencies): Module => ({
  name: 'risk',
  endpoints: riskRoutes,
})
