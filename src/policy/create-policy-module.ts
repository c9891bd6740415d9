import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { policyRoutes } from './routes.ts'

type Dependencies = { readonly secrets: Secrets }

export const createPolicyModule = (_: Dependencies): Module => ({
  name: 'policy',
  endpoints: policyRoutes,
})
