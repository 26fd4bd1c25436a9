import { HardpointError } from '@hardpoint/schemas/errors'
import { resolve, type ResolveInput } from '../resolver/mod.ts'

/** What became of a resolution that nobody waits for: versions, or the clauses of why there are none. */
export interface Attempt {
  readonly versions?: ReadonlyMap<string, string>
  readonly why?: readonly string[]
}

/** Resolves, where a refusal is an answer like any other. */
export function attempted(input: ResolveInput): Attempt {
  try {
    return { versions: resolve(input).versions }
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_RESOLUTION')) return { why: error.details['reasons'] as string[] }
    if (HardpointError.is(error, 'HP_ERR_RESOLUTION_BUDGET')) return { why: [error.message] }
    throw error
  }
}
