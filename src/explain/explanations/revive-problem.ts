import { declaredProblems, Problem } from '#platform/problems'

/** Parameters as an event keeps them: moments are texts there, and moments again here. */
export const reviveParams = (
  { params: kinds = {} }: { readonly params?: Readonly<Record<string, unknown>> },
  params: Readonly<Record<string, unknown>>,
): Problem['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isMoment = kinds[name] === 'time' && typeof value === 'string'
      return [name, (isMoment ? new Date(value) : value) as Problem['params'][string]]
    }),
  )

/** A problem as an event keeps it. Null: the code is declared no more. */
export const reviveProblem = (
  code: string,
  params: Readonly<Record<string, unknown>>,
): Problem | null => {
  const declaration = declaredProblems.get(code)
  return declaration ? new Problem(code, declaration, reviveParams(declaration, params)) : null
}
