import { HardpointError } from '@hardpoint/schemas/errors'
import type { Solve, SolverInput } from './_version-solver.ts'

/** What became of a resolution that nobody waits for: versions, or the clauses of why there are none. */
export interface Attempt {
  readonly versions?: ReadonlyMap<string, string>
  readonly why?: readonly string[]
}

/** Resolves, where a refusal is an answer like any other. */
export async function attempted(solve: Solve, input: SolverInput): Promise<Attempt> {
  try {
    return { versions: await solve(input) }
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_RESOLUTION')) return { why: error.details['reasons'] as string[] }
    if (HardpointError.is(error, 'HP_ERR_RESOLUTION_BUDGET')) return { why: [error.message] }
    throw error
  }
}
