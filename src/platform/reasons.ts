import type { ProblemDeclaration } from './problems.ts'

/**
 * Reasons: what is to be said about a thing that nobody refused: it is done, under way, late,
 * restricted, came back. Declared once as data, with the same four parts as a problem: what
 * happened, where the money is, what you can do, by when. Browser-safe.
 */
export type ReasonDeclaration = Omit<ProblemDeclaration, 'status' | 'remedy'>

const declared = new Map<string, ReasonDeclaration>()
/** Every declared reason of the program by its full code, in order of declaration. */
export const declaredReasons: ReadonlyMap<string, ReasonDeclaration> = declared

/** Declares a module's reasons; the full code is `<family>.<name>`. @returns them, unchanged. */
export const declareReasons = <const D extends Record<string, ReasonDeclaration>>(
  family: string,
  declarations: D,
): D => {
  for (const [name, declaration] of Object.entries(declarations)) {
    const code = `${family}.${name}`
    if (declared.has(code)) throw new Error(`Reason ${code} is declared twice`)
    declared.set(code, declaration)
  }
  return declarations
}
