import type { Endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import type { RefusalRecorder } from './refusal-recorder.ts'

export const explanationsRoutes = (
  _: ExplainDependencies,
  _recorder: RefusalRecorder,
): readonly Endpoint[] => []
