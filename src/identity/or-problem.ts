import { Problem, type Words } from '#platform/problems'

/** What is refused anyway is refused before anybody is asked for a factor. */
export const orProblem = (look: Promise<Words>): Promise<Words | Problem> =>
  look.catch((error: unknown) => {
    if (error instanceof Problem) return error
    throw error
  })
