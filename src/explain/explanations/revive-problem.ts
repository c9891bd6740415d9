import { declaredProblems, Problem } from '#platform/problems'

/** A problem as an event keeps it: moments are texts there. Null: the code is declared no more. */
export const reviveProblem = (
  code: string,
  params: Readonly<Record<string, unknown>>,
): Problem | null => {
  const declaration = declaredProblems.get(code)
  if (!declaration) return null
  const { params: kinds = {} } = declaration
  const revived = Object.entries(params).map(([name, value]) => [
    name,
    kinds[name] === 'time' ? new Date(String(value)) : value,
  ])
  return new Problem(code, declaration, Object.fromEntries(revived))
}
